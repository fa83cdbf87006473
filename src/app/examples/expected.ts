import type { Prediction } from '../../engine/fill-mask/prediction.ts';
import { EXAMPLES, type Example } from './examples.ts';

/** An expected word among the predictions; mask and rank from 1. */
export interface FoundWord {
  readonly word: string;
  readonly mask: number;
  readonly rank: number;
}

export function exampleOf(text: string): Example | undefined {
  return EXAMPLES.find(({ sentence }) => sentence === text);
}

/** Which of the expected words are among the predictions shown, the best rank of each first, and which aren't. */
export function expectedIn(
  expected: readonly string[],
  masks: readonly (readonly Prediction[])[],
): { readonly found: readonly FoundWord[]; readonly missing: readonly string[] } {
  const found = expected
    .flatMap((word) => {
      const places = masks.map((rows, mask) => ({
        word,
        mask: mask + 1,
        rank: rows.findIndex(({ token_str }) => token_str === word) + 1,
      }));
      const [best] = places.filter(({ rank }) => rank > 0).sort((a, b) => a.rank - b.rank);
      return best ? [best] : [];
    })
    .sort((a, b) => a.rank - b.rank);
  return { found, missing: expected.filter((word) => !found.some((place) => place.word === word)) };
}
