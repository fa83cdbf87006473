import type { Encoding } from '../wordpiece/encoding.ts';

/** The whole vocabulary in order of probability at one mask. Plain data, so that it can cross between threads. */
export interface Ranking {
  /** Token ids, the most probable first; of equal ones the lower id first. */
  readonly ids: Int32Array;
  /** By id: the model's probability, softmax over the whole vocabulary. */
  readonly probabilities: Float64Array;
  /** By id: place in `ids`, from 0. */
  readonly places: Int32Array;
}

/** One row of the full list. */
export interface RankedToken {
  /** From 1, over the whole vocabulary. */
  readonly rank: number;
  readonly token: number;
  readonly token_str: string;
  /** The model's probability. */
  readonly score: number;
}

export interface FullRanking {
  readonly encoding: Encoding;
  /** One a mask, in the order of the text. */
  readonly masks: readonly Ranking[];
}

/** Where a word ranks. */
export interface TokenRank extends RankedToken {
  /** From 1, within the filter in force; absent where the filter leaves the token out. */
  readonly filteredRank?: number;
}
