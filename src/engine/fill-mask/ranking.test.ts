import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { TooLongError } from '../errors.ts';
import type { FillMask } from './fill-mask.ts';
import { rankedToken, rankVocabulary, searchRanking } from './ranking.ts';

const TEXT = 'この[MASK]は[MASK]と診断された。';

let tiny: FillMask;
beforeAll(async () => {
  tiny = await fillMaskOf('fixtures/tiny/checkpoint', 'fp32');
});

describe('the whole vocabulary ranked', () => {
  it('has every token once, in fill-mask’s order with its probabilities', async () => {
    const { masks } = await rankVocabulary(tiny, TEXT);
    const expected = await tiny.predict(TEXT, { topK: tiny.model.vocabSize });
    expect(masks).toHaveLength(2);
    for (const [mask, ranking] of masks.entries()) {
      const rows = Array.from(ranking.ids, (id) => rankedToken(tiny.tokenizer, ranking, id));
      expect(rows).toEqual(
        expected.masks[mask]?.map(({ score, token, token_str }, index) => ({
          rank: index + 1,
          token,
          token_str,
          score,
        })),
      );
      expect(ranking.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    }
  });

  it('refuses what fill-mask refuses', async () => {
    await expect(rankVocabulary(tiny, `${'肺'.repeat(140)}[MASK]`)).rejects.toThrow(TooLongError);
  });
});

describe('where a word ranks', () => {
  it('finds the token of just this text, as typed or full-width, and those that hold it', async () => {
    const { masks } = await rankVocabulary(tiny, TEXT);
    const [ranking] = masks;
    if (ranking === undefined) throw new Error('no mask');
    const { exact, containing } = searchRanking(tiny.tokenizer, ranking, '肺');
    expect(exact).toMatchObject({ token_str: '肺', token: tiny.tokenizer.vocab.id('肺') });
    expect(ranking.ids[(exact?.rank ?? 0) - 1]).toBe(exact?.token);
    expect(containing.map(({ token_str }) => token_str)).toContain('##肺');
    expect(containing.every(({ token_str }) => token_str.includes('肺'))).toBe(true);
    const ranks = containing.map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(searchRanking(tiny.tokenizer, ranking, '肺', { limit: 1 }).containing).toEqual(containing.slice(0, 1));
    expect(searchRanking(tiny.tokenizer, ranking, '1').exact?.token_str).toBe('１');
    expect(searchRanking(tiny.tokenizer, ranking, '')).toEqual({ pieces: [], containing: [] });
  });

  it('gives the pieces of a word that is no token', async () => {
    const { masks } = await rankVocabulary(tiny, TEXT);
    const [ranking] = masks;
    if (ranking === undefined) throw new Error('no mask');
    const { exact, pieces } = searchRanking(tiny.tokenizer, ranking, '冠動脈');
    expect(exact).toBeUndefined();
    expect(pieces.map(({ token_str }) => token_str)).toEqual(tiny.tokenizer.encode('冠動脈').tokens.slice(1, -1));
  });
});
