import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { CancelledError, UsageError } from '../errors.ts';
import type { FillMask } from './fill-mask.ts';
import { fillPhrase } from './phrase.ts';
import { jointFill } from './span.ts';

const TEXT = 'この患者は[MASK]と診断された。';

describe('phrases of any number of pieces', () => {
  let tiny: FillMask;
  beforeAll(async () => {
    tiny = await fillMaskOf('fixtures/tiny/checkpoint', 'fp32');
  });

  it('has the joint fills of as many masks for each number of pieces, ranked together', async () => {
    const { groups } = await fillPhrase(tiny, TEXT, { maxPieces: 3, topK: 100, beam: 6 });
    const [group] = groups;
    expect(group?.lengths).toEqual([1, 2, 3]);
    for (const length of [1, 2, 3]) {
      const joint = await jointFill(tiny, TEXT.replace('[MASK]', '[MASK]'.repeat(length)), { beam: 6, topK: 1 });
      const best = joint.groups[0]?.fills[0];
      const phrase = group?.phrases.find(({ tokens }) => tokens.length === length);
      expect(phrase?.tokens).toEqual(best?.tokens);
      expect(phrase?.sequence).toBe(best?.sequence);
      expect(phrase?.logProbability).toBeCloseTo(best?.logProbability ?? 0, 4);
    }
    const scores = group?.phrases.map(({ logProbability }) => logProbability) ?? [];
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(group?.phrases.map(({ rawRank }) => rawRank)).toEqual(scores.map((_, index) => index + 1));
  });

  it('orders by log-probability a piece when asked to, and gives both', async () => {
    const { groups } = await fillPhrase(tiny, TEXT, { order: 'mean', topK: 100 });
    const phrases = groups[0]?.phrases ?? [];
    const means = phrases.map(({ meanLogProbability }) => meanLogProbability);
    expect(means).toEqual(means.toSorted((a, b) => b - a));
    for (const { logProbability, meanLogProbability, tokens } of phrases) {
      expect(meanLogProbability).toBeCloseTo(logProbability / tokens.length, 9);
    }
    expect(phrases.map(({ rawRank }) => rawRank).toSorted((a, b) => a - b)).toEqual(phrases.map((_, n) => n + 1));
  });

  it('shows a text once, however it is cut', async () => {
    const { groups } = await fillPhrase(tiny, TEXT, { beam: 200, topK: 1000, maxPieces: 2 });
    const texts = groups[0]?.phrases.map(({ text }) => text) ?? [];
    expect(texts.length).toBeGreaterThan(200);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('takes the place of adjacent masks and leaves the others', async () => {
    const text = '[MASK][MASK]の[MASK]を認めた。';
    const { groups } = await fillPhrase(tiny, text, { maxPieces: 2, topK: 3 });
    expect(groups.map(({ masks }) => masks)).toEqual([[0, 1], [2]]);
    const [alone] = (await fillPhrase(tiny, text, { maxPieces: 2, topK: 3, group: 1 })).groups;
    expect(alone).toEqual(groups[1]);
    expect(groups[0]?.phrases[0]?.sequence).toContain('の [MASK] を');
    await expect(fillPhrase(tiny, text, { group: 2 })).rejects.toThrow(UsageError);
  });

  it('tries no more pieces than the text has room for', async () => {
    // 128 positions: [CLS], [SEP], the mask and 124 others leave one more.
    const { groups } = await fillPhrase(tiny, `${'肺'.repeat(124)}[MASK]`, { beam: 1 });
    expect(groups[0]?.lengths).toEqual([1, 2]);
  });

  it('tells how far it is and stops when asked to', async () => {
    const steps: string[] = [];
    await fillPhrase(tiny, TEXT, { beam: 1, maxPieces: 2, onStep: (done, total) => steps.push(`${done}/${total}`) });
    expect(steps).toEqual(['1/3', '2/3', '3/3']);
    const controller = new AbortController();
    const options = { signal: controller.signal, onStep: () => controller.abort() };
    await expect(fillPhrase(tiny, TEXT, options)).rejects.toThrow(CancelledError);
    await expect(fillPhrase(tiny, TEXT, { maxPieces: 0 })).rejects.toThrow(UsageError);
  });
});
