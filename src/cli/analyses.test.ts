import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../testing/run-cli.ts';

const SENTENCE = 'この患者は[MASK]と診断された。';

let scratch: string;
async function run(args: readonly string[], input?: string) {
  const result = await runCli(args, {
    env: { XDG_CACHE_HOME: join(scratch, 'cache') },
    ...(input !== undefined && { input }),
  });
  // A command that is refused, or writes a table, has no JSON to parse.
  return { ...pick(result), lines: () => result.lines as ReturnType<typeof JSON.parse>[] };
}
function pick({ status, stdout, stderr }: Awaited<ReturnType<typeof runCli>>) {
  return { status, stdout, stderr };
}
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'jmed-mask-analyses-'));
  // Bundles it, so that no test below is about that.
  await run(['help']);
}, 120_000);
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('why', () => {
  it('tells what each context word does for the prediction that fill gives first', async () => {
    const [first] = (await run(['fill', '--dtype', 'fp32', SENTENCE])).lines()[0];
    const { status, lines } = await run(['why', '--dtype', 'fp32', SENTENCE]);
    const [value] = lines();
    expect(status).toBe(0);
    expect(value).toMatchObject({ mask: 1, token: first.token, token_str: first.token_str });
    expect(value.log_probability).toBeCloseTo(Math.log(first.score), 4);
    expect(value.words.map(({ word }: { word: string }) => word).join('')).toBe('この患者はと診断された。');
    for (const { span, word, delta, occluded_log_probability: occluded } of value.words) {
      expect(SENTENCE.slice(...span)).toBe(word);
      expect(delta).toBeCloseTo(value.log_probability - occluded, 9);
    }
  });

  it('explains another word and mask when asked, and errors stay in their line', async () => {
    const args = ['why', '--token', '糖尿病', '--mask', '2'];
    const { status, lines } = await run(args, '[MASK]と[MASK]。\n[MASK]。\n');
    expect(status).toBe(1);
    expect(lines()).toMatchObject([{ mask: 2, token_str: '糖尿病' }, { error: { code: 'usage' } }]);
  });
});

describe('surprisal', () => {
  it('gives pseudo-perplexity with words and tokens, and an error for text with a mask', async () => {
    const { status, lines } = await run(['surprisal', 'この患者は肺癌です。', SENTENCE]);
    const [value, failed] = lines();
    expect(status).toBe(1);
    const nats = value.tokens.map((token: { nats: number }) => token.nats);
    const sum = nats.reduce((total: number, one: number) => total + one, 0);
    expect(value.pseudo_log_likelihood).toBeCloseTo(-sum, 6);
    expect(value.pseudo_perplexity).toBeCloseTo(Math.exp(sum / nats.length), 6);
    expect(value.words.map(({ word }: { word: string }) => word).join('')).toBe('この患者は肺癌です。');
    expect(failed).toEqual({ error: { code: 'has-mask', message: expect.any(String) } });
  });
});

describe('embed and nearest', () => {
  it('print a vector, scaled when asked, and the nearest lines with failed ones in place', async () => {
    const [vector] = (await run(['embed', '--pooling', 'cls', '--normalize', '肺癌。'])).lines();
    expect(vector).toHaveLength(256);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    const { status, lines } = await run(['nearest', '--top-k', '1'], '右肺に結節。\n\n母は高血圧。\n左肺に結節。\n');
    expect(status).toBe(1);
    expect(lines().map((line) => line.error?.code ?? line.nearest[0].text)).toEqual([
      '左肺に結節。',
      'empty',
      expect.any(String),
      '右肺に結節。',
    ]);
    expect(lines()[0].nearest[0].index).toBe(3);
  });
});

describe('compare', () => {
  it('sets two texts, or a text and its minimal pair, side by side', async () => {
    const [swapped] = (await run(['compare', '--swap', '男性=女性', '--top-k', '3', '男性の[MASK]。'])).lines();
    const [given] = (await run(['compare', '--top-k', '3', '男性の[MASK]。', '女性の[MASK]。'])).lines();
    expect(swapped).toEqual(given);
    expect(given.rows.slice(0, 3).map((row: { a: { rank: number } }) => row.a.rank)).toEqual([1, 2, 3]);
    for (const { a, b, rank_change: change, difference } of given.rows) {
      expect(change).toBe(a.rank - b.rank);
      expect(difference).toBeCloseTo(b.score - a.score, 12);
    }
  });

  it.each([[['男性の[MASK]。']], [['--swap', '男性', '男性の[MASK]。']], [['--swap', '犬=猫', '男性の[MASK]。']]])(
    'refuses %j as wrong usage',
    async (args) => {
      expect((await run(['compare', ...args])).status).toBe(2);
    },
  );
});

describe('batch', () => {
  const CSV = `id,文\n1,${SENTENCE}\n2,マスクなし\n3,"[MASK],を\n認めた。"\n4,=[MASK]\n`;

  it('fills a CSV column, bad rows reported, formulas disarmed, and goes on after a stop to the same file', async () => {
    const input = join(scratch, 'in.csv');
    const out = join(scratch, 'out.csv');
    await writeFile(input, CSV);
    const args = ['batch', input, '--column', '文', '--top-k', '2', '--out', out];
    const { status, stdout, stderr } = await run(args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('4 rows done, 1 failed');
    const whole = await readFile(out, 'utf8');
    const lines = whole.split('\r\n');
    expect(lines).toHaveLength(9);
    expect(lines[3]).toMatch(/^1,3,マスクなし,,,,,,,no-mask,/);
    expect(lines[6]).toMatch(/^3,6,"'=\[MASK\]",1,1,/);

    await writeFile(out, whole.slice(0, whole.indexOf('マスクなし')));
    expect((await run([...args, '--resume'])).status).toBe(1);
    expect(await readFile(out, 'utf8')).toBe(whole);
  });

  it('reads lines from standard input and prints JSONL, or JSON that fill would print', async () => {
    const { lines, status } = await run(['batch', '--top-k', '1'], `${SENTENCE}\n肺\n`);
    expect(status).toBe(1);
    expect(lines()).toMatchObject([
      { row: 0, line: 1, text: SENTENCE, result: [{ token_str: expect.any(String) }] },
      { row: 1, line: 2, text: '肺', error: { code: 'no-mask' } },
    ]);
    const json = await run(['batch', '--format', 'json', '--top-k', '1'], `${SENTENCE}\n`);
    expect(json.status).toBe(0);
    expect(JSON.parse(json.stdout)).toEqual((await run(['fill', '--top-k', '1', SENTENCE])).lines());
  });

  it.each(['surprisal', 'embed'])('does %s for each row', async (job) => {
    const { lines, status } = await run(['batch', '--job', job, '--input', 'jsonl'], '{"text":"肺癌。"}\n');
    expect(status).toBe(0);
    expect(lines()[0].result).toEqual((await run([job, '肺癌。'])).lines()[0]);
  });

  it('refuses options that make no sense, and a file that is not there', async () => {
    expect((await run(['batch', '--resume'], '')).status).toBe(2);
    expect((await run(['batch', '--format', 'xml'], '')).status).toBe(2);
    expect((await run(['batch', join(scratch, 'none.csv')])).stderr).toMatch(/not-found/);
  });
});
