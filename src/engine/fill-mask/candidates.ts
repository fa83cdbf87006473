import type { EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';
import type { Encoding } from '../wordpiece/encoding.ts';
import type { StepOptions } from './span.ts';

export interface CandidateOptions extends StepOptions, EncodeOptions {
  /** Only this run of adjacent masks, from 0; default each in turn, the others' masks staying. */
  readonly group?: number | undefined;
  /** Default 'raw': pseudo-log-likelihood. 'mean': the same a piece. */
  readonly order?: 'raw' | 'mean' | undefined;
}

/** A candidate in the mask's place. */
export interface ScoredCandidate {
  /** As given. */
  readonly candidate: string;
  /** Its own tokens, as the tokenizer cuts the candidate by itself. */
  readonly tokens: readonly number[];
  readonly pieces: readonly string[];
  /**
   * Pseudo-log-likelihood (Salazar et al. 2020) of the candidate's pieces: the sum of ln p(piece), each masked in turn
   * with the text and the other pieces there. Of one piece it is just the logarithm of fill-mask's probability.
   */
  readonly pseudoLogLikelihood: number;
  /** The same divided by the number of pieces: length-normalized. */
  readonly meanPseudoLogLikelihood: number;
  /** Each piece's p, as above. */
  readonly steps: readonly number[];
  /** Fill-mask's exact probability; only of candidates of one piece. */
  readonly probability?: number;
  /** From 1, among the scored candidates. */
  readonly rawRank: number;
  readonly meanRank: number;
  /** The text with the candidate written in, decoded as transformers does. */
  readonly sequence: string;
  /** The whole filled sentence's tokens, where analysing it anew cuts it otherwise than the candidate was scored. */
  readonly retokenized?: readonly string[];
}

/** Why a candidate has no score: no token, a token that isn't in the vocabulary, a special token's marker, too long by `over` tokens, the same tokens as an earlier one (`as`). */
export type CandidateProblem =
  | { readonly candidate: string; readonly problem: 'empty' | 'unknown' | 'special' }
  | { readonly candidate: string; readonly problem: 'too-long'; readonly over: number }
  | { readonly candidate: string; readonly problem: 'duplicate'; readonly as: string };

export interface CandidateGroup {
  /** Which of the text's masks, from 0; a candidate stands in the place of all of them. */
  readonly masks: readonly number[];
  /** The best first. */
  readonly candidates: readonly ScoredCandidate[];
  /** In the order given. */
  readonly problems: readonly CandidateProblem[];
}

export interface CandidateResult {
  readonly encoding: Encoding;
  readonly groups: readonly CandidateGroup[];
}
