import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { readFixtureText } from '../../testing/fixtures.ts';
import { CancelledError, NoMaskError } from '../errors.ts';
import { rankCandidates } from './candidates.ts';
import type { FillMask } from './fill-mask.ts';
import { softmax } from './softmax.ts';

const TEXT = 'この患者は[MASK]と診断された。';

let tiny: FillMask;
beforeAll(async () => {
  tiny = await fillMaskOf('fixtures/tiny/checkpoint', 'fp32');
});

/** Each piece masked in a run of its own. */
async function pseudoLogLikelihood(text: string, tokens: readonly number[]): Promise<number> {
  const { tokenizer, model } = tiny;
  const { ids, maskPositions } = tokenizer.encode(text);
  const first = maskPositions[0] as number;
  let sum = 0;
  for (const [piece, token] of tokens.entries()) {
    const own = tokens.with(piece, tokenizer.maskId);
    const row = Int32Array.from([...ids.subarray(0, first), ...own, ...ids.subarray(first + 1)]);
    sum += Math.log(softmax(await model.logits(row, 1, [first + piece]))[token] as number);
  }
  return sum;
}

describe('candidates by pseudo-log-likelihood', () => {
  it('sums the log-probability of each piece with the others there', async () => {
    const words = ['肺癌', '急性心筋梗塞', '冠動脈', '２型糖尿病', '肺'];
    const { groups } = await rankCandidates(tiny, TEXT, words);
    const rows = groups[0]?.candidates ?? [];
    expect(rows.map(({ candidate }) => candidate).toSorted()).toEqual(words.toSorted());
    expect(Math.max(...rows.map(({ tokens }) => tokens.length))).toBeGreaterThan(2);
    for (const row of rows) {
      const expected = await pseudoLogLikelihood(TEXT, row.tokens);
      expect(row.pseudoLogLikelihood, row.candidate).toBeCloseTo(expected, 4);
      expect(row.meanPseudoLogLikelihood).toBeCloseTo(expected / row.tokens.length, 4);
    }
    const scores = rows.map((row) => row.pseudoLogLikelihood);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('gives a single token’s exact probability, as targets do', async () => {
    const { groups } = await rankCandidates(tiny, TEXT, ['肺', '急性心筋梗塞']);
    const { masks } = await tiny.predict(TEXT, { targets: ['肺'] });
    const single = groups[0]?.candidates.find(({ candidate }) => candidate === '肺');
    expect(single?.probability).toBeCloseTo(masks[0]?.[0]?.score ?? 0, 7);
    const several = groups[0]?.candidates.find(({ candidate }) => candidate === '急性心筋梗塞');
    expect(several).not.toHaveProperty('probability');
  });

  it('orders by the mean a piece when asked to, with both ranks', async () => {
    const words = ['肺', '胃', '急性心筋梗塞', '冠動脈', '慢性腎臓病'];
    const { groups } = await rankCandidates(tiny, TEXT, words, { order: 'mean' });
    const rows = groups[0]?.candidates ?? [];
    expect(rows.map(({ meanRank }) => meanRank)).toEqual([1, 2, 3, 4, 5]);
    const byRaw = rows.toSorted((a, b) => a.rawRank - b.rawRank).map((row) => row.pseudoLogLikelihood);
    expect(byRaw).toEqual(byRaw.toSorted((a, b) => b - a));
  });

  it('reports each that can’t be scored and goes on with the others', async () => {
    const long = '肺'.repeat(200);
    const given = ['肺', '', '\u0085', '[MASK]', '癌[SEP]', '肺', long, '😀'];
    const { groups } = await rankCandidates(tiny, TEXT, given);
    expect(groups[0]?.candidates.map(({ candidate }) => candidate)).toEqual(['肺']);
    const problems = groups[0]?.problems.map(({ problem }) => problem);
    expect(problems).toEqual(['empty', 'empty', 'special', 'special', 'duplicate', 'too-long', 'unknown']);
    const { ids } = tiny.tokenizer.encode(TEXT.replace('[MASK]', long));
    expect(groups[0]?.problems).toContainEqual({ candidate: long, problem: 'too-long', over: ids.length - 128 });
  });

  it('puts the candidate’s own tokens there and says when the sentence is cut otherwise', async () => {
    const { groups } = await rankCandidates(tiny, '肺[MASK]を疑う。', ['癌', '野']);
    const rows = new Map(groups[0]?.candidates.map((row) => [row.candidate, row]));
    const anew = tiny.tokenizer.encode('肺癌を疑う。').tokens.slice(1, -1);
    expect(rows.get('癌')?.pieces).toEqual(['癌']);
    expect(rows.get('癌')?.retokenized).toEqual(anew);
    const plain = await rankCandidates(tiny, TEXT, ['肺']);
    expect(plain.groups[0]?.candidates[0]).not.toHaveProperty('retokenized');
  });

  it('ranks at each run of adjacent masks, or at one', async () => {
    const text = '[MASK][MASK]の[MASK]を認めた。';
    const { groups } = await rankCandidates(tiny, text, ['肺癌', '痛み']);
    expect(groups.map(({ masks }) => masks)).toEqual([[0, 1], [2]]);
    const alone = await rankCandidates(tiny, text, ['肺癌', '痛み'], { group: 1 });
    expect(alone.groups).toEqual([groups[1]]);
  });

  it('takes a hundred, tells how far it is and stops when asked to', async () => {
    const lexicon = (await readFixtureText('lexicon/starter.tsv')).split('\n').slice(1, 101);
    const words = lexicon.map((line) => line.split('\t')[0] ?? '');
    const steps: [number, number][] = [];
    const onStep = (...step: [number, number]) => steps.push(step);
    const { groups } = await rankCandidates(tiny, TEXT, words, { onStep });
    expect((groups[0]?.candidates.length ?? 0) + (groups[0]?.problems.length ?? 0)).toBe(100);
    expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
    const controller = new AbortController();
    const stopped = rankCandidates(tiny, TEXT, words, {
      signal: controller.signal,
      onStep: () => controller.abort(),
    });
    await expect(stopped).rejects.toThrow(CancelledError);
    await expect(rankCandidates(tiny, '肺', words)).rejects.toThrow(NoMaskError);
  });
});
