import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFixtureJsonLines } from '../testing/fixtures.ts';
import { runCli } from '../testing/run-cli.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TINY = 'fixtures/tiny/checkpoint';
const SENTENCE = 'この患者は[MASK]と診断された。';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'jmed-mask-cli-'));
  // Bundles it, so that no test below is about that.
  await run(['help']);
}, 120_000);
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** With its cache in a folder of the test's own. */
function run(args: readonly string[], input?: string | Uint8Array) {
  return runCli(args, { env: { XDG_CACHE_HOME: join(scratch, 'cache') }, ...(input !== undefined && { input }) });
}

describe('tokenize', () => {
  it.each([
    ['lexicon', ['--lexicon', 'fixtures/starter.dic']],
    ['ipadic', []],
  ] as const)('gives the reference’s words, tokens and ids (%s)', async (column, lexicons) => {
    const recorded = await readFixtureJsonLines<{ text: string; lexicon: unknown; ipadic: unknown }>(
      'fixtures/tiny/tokenizer.jsonl',
    );
    const texts = recorded.filter(({ text }) => !text.includes('\n') && !text.endsWith('\r'));
    expect(texts.length).toBeGreaterThan(700);
    const args = ['tokenize', '--model', TINY, '--no-lexicon', ...lexicons];
    const { status, lines } = await run(args, texts.map(({ text }) => `${text}\n`).join(''));
    expect(status).toBe(0);
    expect(lines).toEqual(texts.map((line) => line[column]));
  });

  it('splits lines at \\n and \\r\\n only and trims nothing', async () => {
    const { lines } = await run(['tokenize', '--no-lexicon'], '\ufeff肺\u2028\r\n　胃\n\n肝');
    expect(lines.map(({ words }) => words.join('|'))).toEqual(['\ufeff|肺|\u2028', '　|胃', '', '肝']);
  });

  it('tells the span of each token as typed, and takes text as typed when asked', async () => {
    const [wide] = (await run(['tokenize', '--offsets', 'ｶﾞﾝ'])).lines;
    expect(wide).toMatchObject({
      words: ['ガン'],
      offsets: [
        [0, 2],
        [2, 3],
      ],
    });
    const [typed] = (await run(['tokenize', '--no-full-width', 'ABC'])).lines;
    expect(typed.words).toEqual(['ABC']);
  });
});

describe('fill', () => {
  it('prints one value for one text and a line each for several', async () => {
    const one = await run(['fill', SENTENCE]);
    expect(one.status).toBe(0);
    expect(one.lines).toHaveLength(1);
    expect(one.lines[0]).toHaveLength(5);
    expect(Object.keys(one.lines[0][0])).toEqual(['score', 'token', 'token_str', 'sequence']);
    const several = await run(['fill', '--top-k', '2', SENTENCE, '[MASK]は[MASK]。']);
    expect(several.lines.map((value) => value.map((row: unknown) => Array.isArray(row)))).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it('puts an error in the place of a line that fails and goes on', async () => {
    const { status, lines } = await run(
      ['fill', '--top-k', '1'],
      `${SENTENCE}\n肺癌。\n\n${'肺'.repeat(999)}[MASK]\n${SENTENCE}\n`,
    );
    expect(status).toBe(1);
    expect(lines.map((line) => line.error?.code ?? line.length)).toEqual([1, 'no-mask', 'empty', 'too-long', 1]);
    expect(lines[4]).toEqual(lines[0]);
    expect(lines[3].error.message).toMatch(/\d+ over/);
  });

  it('reports a single text’s error on standard error', async () => {
    const { status, stdout, stderr } = await run(['fill', '肺癌。']);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('jmed-mask: no-mask: No mask_token ([MASK]) found on the input');
  });

  it('ranks targets, split at commas only, with transformers’ warnings', async () => {
    const { status, lines, stderr } = await run(['fill', '--targets', '肺炎,糖尿病,ALS, 肺炎', SENTENCE]);
    expect(status).toBe(0);
    expect(lines[0].map(({ token_str }: { token_str: string }) => token_str)).toContain('糖尿病');
    expect(stderr).toContain('The specified target token ` 肺炎` does not exist in the model vocabulary.');
  });

  it('converts a Hugging Face folder into the cache once', async () => {
    const args = ['fill', '--model', TINY, '--dtype', 'fp32', '--no-lexicon', '肺[MASK]'];
    const first = await run(args);
    const second = await run(args);
    expect([first.status, second.status]).toEqual([0, 0]);
    expect(first.stderr).toContain('Converting');
    expect(second.stderr).not.toContain('Converting');
    expect(second.stdout).toBe(first.stdout);
  });

  it('names the dtypes that are there, and warns of one made for a GPU', async () => {
    const missing = await run(['fill', '--dtype', 'q4', SENTENCE]);
    expect(missing.status).toBe(1);
    expect(missing.stderr).toMatch(/jmed-mask: not-found: .*q8w/);
    const slow = await run(['fill', '--dtype', 'q8w', SENTENCE]);
    expect(slow.status).toBe(0);
    expect(slow.stderr).toContain('slow');
  });
});

describe('convert and inspect', () => {
  it('makes a folder whole, the same from either format, and finds a changed byte', async () => {
    const out = join(scratch, 'converted');
    expect((await run(['convert', TINY, '--out', out, '--dtype', 'fp32,q8'])).status).toBe(0);
    expect((await readdir(out)).sort()).toEqual(
      ['fp32.onnx', 'fp32.onnx.data', 'manifest.json', 'q8.onnx', 'q8.onnx.data', 'vocab.txt'].sort(),
    );
    const inspected = await run(['inspect', out]);
    expect(inspected.status).toBe(0);
    const twin = join(scratch, 'twin');
    expect((await run(['convert', `${TINY}/pytorch_model.bin`, '--out', twin, '--dtype', 'fp32,q8'])).status).toBe(0);
    for (const file of ['fp32.onnx.data', 'q8.onnx.data', 'q8.onnx']) {
      expect((await readFile(join(twin, file))).equals(await readFile(join(out, file)))).toBe(true);
    }
    const data = await readFile(join(out, 'q8.onnx.data'));
    data[1000] = (data[1000] as number) ^ 1;
    await writeFile(join(out, 'q8.onnx.data'), data);
    const corrupt = await run(['inspect', out]);
    expect(corrupt.status).toBe(1);
    expect(corrupt.stderr).toContain('jmed-mask: corrupt-file: q8.onnx.data');
  });

  it('leaves nothing behind when a checkpoint is broken, and what was there untouched', async () => {
    const broken = join(scratch, 'broken');
    await cp(join(ROOT, TINY), broken, { recursive: true });
    await rm(join(broken, 'pytorch_model.bin'));
    const weights = await readFile(join(broken, 'model.safetensors'));
    await writeFile(join(broken, 'model.safetensors'), weights.subarray(0, weights.length - 4));
    const out = join(scratch, 'kept');
    await cp(join(ROOT, 'lexicon'), out, { recursive: true });
    expect((await run(['convert', broken, '--out', out, '--dtype', 'q8'])).status).toBe(2);
    const forced = await run(['convert', broken, '--out', out, '--dtype', 'q8', '--force']);
    expect(forced.status).toBe(1);
    expect(forced.stderr).toContain('jmed-mask: bad-checkpoint: ');
    expect(await readdir(out)).toEqual(['starter.tsv']);
    expect((await readdir(scratch)).filter((name) => name.startsWith('.kept'))).toEqual([]);
  });

  // A limit on the size of files, which fp32's weights pass, stands for a full disk.
  it('says that the disk is full and leaves nothing behind', async () => {
    const out = join(scratch, 'full');
    const { status, stderr } = await runCli(['convert', TINY, '--out', out, '--dtype', 'q8,fp32'], {
      env: { XDG_CACHE_HOME: join(scratch, 'cache') },
      fileLimit: 600,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/jmed-mask: storage: fp32\.onnx\.data: no room/);
    expect((await readdir(scratch)).filter((name) => name.includes('full'))).toEqual([]);
  });
});

describe('lexicon', () => {
  it('compiles a lexicon to what MeCab would have made of it', async () => {
    const out = join(scratch, 'starter.dic');
    expect((await run(['lexicon', 'compile', 'lexicon/starter.tsv', '--out', out])).status).toBe(0);
    const [ours] = (await run(['lexicon', 'inspect', out])).lines;
    const [mecabs] = (await run(['lexicon', 'inspect', 'fixtures/starter.dic'])).lines;
    expect(ours).toMatchObject({ words: 4855, first: mecabs.first });
    const text = '２型糖尿病と急性心筋梗塞と肺炎球菌性肺炎';
    const tokens = (file: string) => run(['tokenize', '--no-lexicon', '--lexicon', file, text]);
    expect((await tokens(out)).stdout).toBe((await tokens('fixtures/starter.dic')).stdout);
  });

  it('takes several in order and tells the line of a bad one', async () => {
    const [first, bad] = [join(scratch, 'first.csv'), join(scratch, 'bad.csv')];
    await writeFile(first, '肺癌術後患者,1285,1285,-5000,名詞\n');
    await writeFile(bad, '肺癌,1285,1285,3000\n胃癌,1285,1285,99999\n');
    const both = await run([
      'tokenize',
      '--lexicon',
      first,
      '--lexicon',
      'fixtures/starter.dic',
      '肺癌術後患者は２型糖尿病',
    ]);
    expect(both.lines[0].words).toEqual(['肺癌術後患者', 'は', '２型糖尿病']);
    const refused = await run(['tokenize', '--lexicon', bad, '肺']);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/jmed-mask: bad-lexicon: bad\.csv, line 2/);
  });
});

describe('usage', () => {
  it.each([
    [['no-such-command']],
    [['fill', '--no-such-option']],
    [['fill', '--top-k', '0', SENTENCE]],
    [['fill', '--dtype', 'int3', SENTENCE]],
    [['tokenize', '--targets', 'a']],
    [['convert', TINY, '--dtype', 'q8']],
    [['inspect']],
    [['lexicon', 'melt', 'a.dic']],
    [['lexicon', 'compile', 'a.tsv']],
  ])('exits with 2 for %j', async (args) => {
    const { status, stdout, stderr } = await run(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('jmed-mask: usage: ');
  });

  it('names a file that is not there', async () => {
    const { status, stderr } = await run(['tokenize', '--lexicon', 'no-such.dic', '肺']);
    expect(status).toBe(1);
    expect(stderr).toContain('jmed-mask: not-found: Not found: no-such.dic');
  });
});
