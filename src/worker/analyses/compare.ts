import { type ComparedRow, compareDistributions } from '../../engine/compare/compare.ts';
import { rankVocabulary } from '../../engine/fill-mask/ranking.ts';
import type { Jobs } from './jobs.ts';

export interface CompareOptions {
  /** Which mask of each text, from 0. */
  readonly mask: number;
  /** So many of either's first are compared. */
  readonly rows: number;
}

export interface Comparison {
  /** In the order of the first sentence's ranking. */
  readonly rows: readonly ComparedRow[];
  /** Masks of both. */
  readonly masks: number;
}

export const compareMethods = (jobs: Jobs) => ({
  /** Two sentences' predictions with each word's place in both, over the whole vocabulary. */
  compare(id: number, a: string, b: string, { mask, rows }: CompareOptions): Promise<Comparison> {
    return jobs.run(id, async ({ fillMask }) => {
      const [first, second] = [await rankVocabulary(fillMask, a), await rankVocabulary(fillMask, b)];
      const masks = Math.min(first.masks.length, second.masks.length);
      const at = Math.min(mask, masks - 1);
      const [inA, inB] = [first.masks[at], second.masks[at]];
      if (!inA || !inB) return { rows: [], masks };
      const text = (token: number) => fillMask.tokenizer.decode([token]);
      const compared = compareDistributions(inA.probabilities, inB.probabilities, rows, text);
      return { rows: compared.toSorted((x, y) => (x.a?.rank ?? 0) - (y.a?.rank ?? 0)), masks };
    });
  },
});
