import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prediction } from '../engine/fill-mask/prediction.ts';
import { readFixtureJson } from '../testing/fixtures.ts';
import { runCli } from '../testing/run-cli.ts';

const TINY = 'fixtures/tiny/checkpoint';
const SENTENCE = 'この患者は[MASK]と診断された。';
/** Runs at a time: each takes a while to start, and there are dozens. */
const AT_ONCE = 2;

let scratch: string;
const run = (args: readonly string[], input?: string) =>
  runCli(['fill', ...args], {
    env: { XDG_CACHE_HOME: join(scratch, 'cache') },
    ...(input !== undefined && { input }),
  });
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'jmed-mask-fill-'));
  // Bundles the command and converts the checkpoint, so that no test below is about that.
  await run(['--model', TINY, '--dtype', 'fp32', '--no-lexicon', '肺[MASK]']);
}, 300_000);
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A call of transformers' FillMaskPipeline, and what it gave or raised. */
interface Call {
  text: string;
  top_k?: number;
  targets?: string[];
  output?: Prediction[] | Prediction[][];
  error?: string;
}

/** Calls with the same options share a run of the command, a line each. */
async function replay(calls: readonly Call[], model: readonly string[]): Promise<{ call: Call; line: unknown }[]> {
  const groups = new Map<string, Call[]>();
  for (const call of calls) {
    const options = [
      ...(call.top_k === undefined ? [] : ['--top-k', `${call.top_k}`]),
      ...(call.targets === undefined ? [] : [`--targets=${call.targets.join(',')}`]),
    ];
    const key = JSON.stringify(options);
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  const waiting = [...groups];
  const replayed: { call: Call; line: unknown }[] = [];
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [options, together] = next;
      const input = together.map(({ text }) => `${text}\n`).join('');
      const { lines } = await run([...model, ...(JSON.parse(options) as string[])], input);
      expect(lines).toHaveLength(together.length);
      replayed.push(...together.map((call, index) => ({ call, line: lines[index] })));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return replayed;
}

function expectSame({ text, output, error }: Call, line: unknown): void {
  if (output === undefined) {
    // Recorded with the name of Python's exception before it.
    const { message } = (line as { error: { message: string } }).error;
    expect(message, text).toContain(error?.replace(/^\w+: /, ''));
    return;
  }
  const rows = [output].flat(2);
  const found = [line as Prediction[] | Prediction[][]].flat(2);
  expect(Array.isArray((line as unknown[])[0])).toBe(Array.isArray(output[0]));
  const withoutScores = (list: readonly Prediction[]) => list.map(({ score: _, ...rest }) => rest);
  expect(withoutScores(found), text).toEqual(withoutScores(rows));
  for (const [row, { score }] of rows.entries()) expect(found[row]?.score, text).toBeCloseTo(score, 4);
}

describe('fill', () => {
  it('prints what transformers gave for every recorded call of the random checkpoint, errors too', async () => {
    const calls = await readFixtureJson<Call[]>('fixtures/tiny/fill-mask.json');
    const lexicon = ['--no-lexicon', '--lexicon', 'fixtures/starter.dic'];
    const replayed = await replay(calls, ['--model', TINY, '--dtype', 'fp32', ...lexicon]);
    expect(replayed).toHaveLength(88);
    for (const { call, line } of replayed) expectSame(call, line);
  }, 600_000);

  it('prints what transformers gave for every recorded call of the embedded model', async () => {
    const calls = await readFixtureJson<Call[]>('fixtures/mini/fill-mask.json');
    const replayed = await replay(calls, ['--dtype', 'fp32']);
    expect(replayed).toHaveLength(190);
    for (const { call, line } of replayed) expectSame(call, line);
  }, 600_000);

  it('lists the whole vocabulary', async () => {
    const [rows] = (await run(['--all', SENTENCE])).lines as [Prediction[]];
    expect(rows.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 6);
    expect(new Set(rows.map(({ token }) => token)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(17_000);
  });
});

describe('fill --joint and --phrase', () => {
  it('fills adjacent masks together and tells the picks made apart', async () => {
    const { lines } = await run(['--joint', '--beam', '4', '--top-k', '3', '[MASK][MASK]の[MASK]を認めた。']);
    expect(lines).toMatchObject([
      { groups: [{ masks: [0, 1] }, { masks: [2], independent: { tokens: [expect.any(Number)] } }] },
    ]);
    const [{ groups }] = lines as [{ groups: { fills: { score: number; step_scores: number[] }[] }[] }];
    for (const { score, step_scores } of groups[0]?.fills ?? []) {
      expect(step_scores.reduce((product, step) => product * step, 1)).toBeCloseTo(score, 9);
    }
    expect(groups.map(({ fills }) => fills.length)).toEqual([3, 3]);
    const text = await run(['--joint', '--together', 'text', '[MASK][MASK]の[MASK]を認めた。']);
    expect(text.lines).toMatchObject([{ groups: [{ masks: [0, 1, 2] }] }]);
  });

  it('finds phrases of several lengths, as whole words when asked to', async () => {
    const { lines } = await run(['--phrase', '--max-pieces', '2', '--whole-word', '--top-k', '100', SENTENCE]);
    const [{ groups }] = lines as [{ groups: { lengths: number[]; phrases: { token_strs: string[] }[] }[] }];
    expect(groups[0]?.lengths).toEqual([1, 2]);
    const shapes = groups[0]?.phrases.map(({ token_strs }) => token_strs.map((piece) => piece.startsWith('##')));
    expect(new Set(shapes?.map((shape) => shape.join()))).toEqual(new Set(['false', 'false,true']));
  });
});

describe('fill --candidates', () => {
  it('ranks a list or a file’s lines, and reports those it can’t', async () => {
    const file = join(scratch, 'candidates.txt');
    await writeFile(file, '肺癌\n慢性骨髄性白血病\n\n[SEP]\r\n');
    const [listed, filed] = await Promise.all([
      run(['--candidates', '肺癌,慢性骨髄性白血病,[SEP]', SENTENCE]),
      run(['--candidates', file, SENTENCE]),
    ]);
    expect(filed.stdout).toBe(listed.stdout);
    const [{ groups }] = filed.lines as [{ groups: { candidates: { candidate: string }[]; problems: unknown[] }[] }];
    expect(groups[0]?.candidates.map(({ candidate }) => candidate).toSorted()).toEqual(['慢性骨髄性白血病', '肺癌']);
    expect(groups[0]?.problems).toEqual([{ candidate: '[SEP]', problem: 'special' }]);
  });
});

describe('fill --filter and --rank', () => {
  it('keeps a chapter’s diseases by either number, with their mass', async () => {
    const [roman, arabic] = await Promise.all([
      run(['--filter', 'icd10:IX', '--top-k', '3', SENTENCE]),
      run(['--filter', 'icd10:9', '--top-k', '3', SENTENCE]),
    ]);
    const [{ masks }] = roman.lines as [
      { masks: { mass: number; tokens: number; rows: { score: number; share: number }[] }[] },
    ];
    expect(arabic.lines).toMatchObject([{ masks: [{ mass: masks[0]?.mass, rows: masks[0]?.rows }] }]);
    expect(masks[0]?.rows).toHaveLength(3);
    for (const { score, share } of masks[0]?.rows ?? []) expect(share).toBeCloseTo(score / (masks[0]?.mass ?? 0), 9);
  });

  it('says where words rank in the whole vocabulary', async () => {
    const [ranked, listed] = await Promise.all([run(['--rank', '肺癌,肺癌肺癌', SENTENCE]), run(['--all', SENTENCE])]);
    const [rows] = listed.lines as [Prediction[]];
    const rank = rows.findIndex(({ token_str }) => token_str === '肺癌') + 1;
    expect(ranked.lines).toMatchObject([
      { masks: [{ words: [{ word: '肺癌', rank }, { pieces: [{ rank }, { rank }] }] }] },
    ]);
  });
});

describe('usage of fill', () => {
  it.each([
    [['--joint', '--phrase', SENTENCE]],
    [['--all', '--top-k', '3', SENTENCE]],
    [['--beam', '3', SENTENCE]],
    [['--joint', '--targets', '肺', SENTENCE]],
    [['--phrase', '--order', 'best', SENTENCE]],
    [['--filter', 'icd10:XXIII', SENTENCE]],
    [['--filter', 'verbs', SENTENCE]],
  ])('exits with 2 for %j', async (args) => {
    const { status, stdout, stderr } = await run(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('jmed-mask: usage: ');
  });
});
