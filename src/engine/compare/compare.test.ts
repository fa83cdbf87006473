import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { NoMaskError, UsageError } from '../errors.ts';
import type { FillMask } from '../fill-mask/fill-mask.ts';
import { compareDistributions, compareRankings } from './compare.ts';
import { compareTexts } from './compare-texts.ts';

const ranking = (...rows: [number, string, number][]) =>
  rows.map(([token, token_str, score]) => ({ token, token_str, score }));

describe('compareRankings', () => {
  const a = ranking([1, '肺癌', 0.5], [2, '胃癌', 0.2], [3, '喘息', 0.1]);
  const b = ranking([2, '胃癌', 0.6], [1, '肺癌', 0.2], [4, '肺炎', 0.1]);

  it('gives ranks, their change, the difference of probability and the log-odds ratio', () => {
    const [lung, stomach] = compareRankings(a, b);
    expect(lung).toMatchObject({ a: { rank: 1, score: 0.5 }, b: { rank: 2, score: 0.2 }, rankChange: -1 });
    expect(lung?.difference).toBeCloseTo(-0.3, 12);
    expect(lung?.logOdds).toBeCloseTo(Math.log(0.2 / 0.8 / (0.5 / 0.5)), 12);
    expect(stomach).toMatchObject({ token_str: '胃癌', rankChange: 1 });
  });

  it('keeps words that only one has, with no change', () => {
    const rows = compareRankings(a, b);
    expect(rows.map(({ token_str }) => token_str)).toEqual(['肺癌', '胃癌', '喘息', '肺炎']);
    expect(rows[2]).toMatchObject({ a: { rank: 3, score: 0.1 }, b: undefined, rankChange: undefined });
    expect(rows[3]).toMatchObject({ a: undefined, b: { rank: 3, score: 0.1 }, logOdds: undefined });
  });

  it('matches two models’ words by their text', () => {
    const other = ranking([90, '胃癌', 0.6], [91, '肺癌', 0.2]);
    expect(compareRankings(a, other, { by: 'token_str' })[0]).toMatchObject({ token_str: '肺癌', rankChange: -1 });
    expect(compareRankings(a, other).every(({ rankChange }) => rankChange === undefined)).toBe(true);
  });
});

describe('compareDistributions', () => {
  it('ranks in the whole vocabulary, equal probabilities by id as in a ranking', () => {
    const rows = compareDistributions(
      Float64Array.of(0.1, 0.6, 0.1, 0.2),
      Float64Array.of(0.7, 0.1, 0.1, 0.1),
      1,
      String,
    );
    expect(rows.map(({ token_str, a, b }) => [token_str, a?.rank, b?.rank])).toEqual([
      ['1', 1, 2],
      ['0', 3, 1],
    ]);
  });
});

describe('compareTexts', () => {
  let mini: FillMask;
  beforeAll(async () => {
    mini = await fillMaskOf('models/jmed-mini', 'fp32');
  });

  it('agrees with the two texts’ own predictions at every mask', async () => {
    const [a, b] = ['男性の[MASK]と[MASK]。', '女性の[MASK]と[MASK]。'] as const;
    const compared = await compareTexts(mini, a, b, { topK: 3 });
    const full = { topK: mini.model.vocabSize };
    const rankings = [(await mini.predict(a, full)).masks, (await mini.predict(b, full)).masks] as const;
    expect(compared).toHaveLength(2);
    for (const [mask, rows] of compared.entries()) {
      expect(rows.slice(0, 3).map((row) => row.a?.rank)).toEqual([1, 2, 3]);
      for (const { token_str, a: inA, b: inB } of rows) {
        for (const [side, place] of [inA, inB].entries()) {
          const row = rankings[side]?.[mask]?.[(place?.rank ?? 0) - 1];
          expect(row).toMatchObject({ token_str, score: place?.score });
        }
      }
    }
  });

  it('refuses texts that don’t have as many masks', async () => {
    await expect(compareTexts(mini, '[MASK]', '[MASK][MASK]')).rejects.toThrow(UsageError);
    await expect(compareTexts(mini, '[MASK]', '肺')).rejects.toThrow(NoMaskError);
  });
});
