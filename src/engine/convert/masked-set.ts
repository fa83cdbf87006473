import { randomOf } from '../random.ts';
import type { Encoding } from '../wordpiece/encoding.ts';

/** A sequence of token ids, some of them the mask's. */
export interface MaskedSequence {
  readonly ids: Int32Array;
  readonly maskPositions: readonly number[];
}

/** Words hidden in a sentence that has no mask of its own, one at a time. */
const MASKS_A_SENTENCE = 5;

/**
 * The set of masks that fidelity is measured on: sentences with masks as they are; of each other one, copies in which one
 * random word is masked, whole words as one mask.
 * @param seed the same seed gives the same words
 */
export function maskedSet(encodings: readonly Encoding[], maskId: number, seed = 1): MaskedSequence[] {
  const random = randomOf(seed);
  return encodings.flatMap((encoding) =>
    encoding.maskPositions.length > 0
      ? [{ ids: encoding.ids, maskPositions: encoding.maskPositions }]
      : maskWords(encoding, maskId, random),
  );
}

function maskWords({ words, ids }: Encoding, maskId: number, random: () => number): MaskedSequence[] {
  const candidates = words
    .filter(({ source, tokens }) => source.kind !== 'special' && tokens.last > tokens.first)
    .map(({ tokens }) => tokens);
  const chosen: typeof candidates = [];
  while (chosen.length < MASKS_A_SENTENCE && candidates.length > 0) {
    chosen.push(...candidates.splice(Math.floor(random() * candidates.length), 1));
  }
  return chosen.map(({ first, last }) => ({
    ids: Int32Array.of(...ids.subarray(0, first), maskId, ...ids.subarray(last)),
    maskPositions: [first],
  }));
}
