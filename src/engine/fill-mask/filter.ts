import type { RankedToken } from './ranking.ts';

/** A chapter of ICD-10, by its Roman number. */
export type Icd10Chapter = string;

/**
 * Which tokens are shown. 'words': whole words only (no `##` piece, special token, lone mark or space). 'lexicon': those
 * of them that the lexicons in force have. 'icd10': those of them whose ICD-10 code is in one of the chapters.
 */
export type TokenFilter =
  | { readonly kind: 'words' }
  | { readonly kind: 'lexicon' }
  | { readonly kind: 'icd10'; readonly chapters: readonly Icd10Chapter[] };

/** Which tokens a filter keeps. */
export interface TokenSet {
  /** By id: 1 where the token is in. */
  readonly members: Uint8Array;
  /** How many are in. */
  readonly count: number;
}

export interface FilteredToken extends RankedToken {
  /** From 1, within the filter. */
  readonly filteredRank: number;
  /** `score` divided by the filter's mass: the probability if only the filter's tokens were possible. */
  readonly share: number;
}

/** What is left of a ranking. Scores stay the model's own; `share` is the renormalized one. */
export interface FilteredRanking {
  readonly rows: readonly FilteredToken[];
  /** Probability of all the filter's tokens together, in [0, 1]. */
  readonly mass: number;
  /** Tokens in the filter; `rows` may be fewer. */
  readonly count: number;
}
