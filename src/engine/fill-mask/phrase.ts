import type { EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';
import type { Encoding } from '../wordpiece/encoding.ts';
import type { BeamOptions, JointFill } from './span.ts';

/** What phrases of different lengths are ordered by. */
export type PhraseOrder = 'mean' | 'raw';

export interface PhraseOptions extends BeamOptions, EncodeOptions {
  /** Every number of pieces from 1 to this is tried; default 4. */
  readonly maxPieces?: number | undefined;
  /** Only this run of adjacent masks, from 0; default each in turn, the others' masks staying. */
  readonly group?: number | undefined;
  /** Default 'mean': log-probability a piece, without which the shortest nearly always win. 'raw': log-probability. */
  readonly order?: PhraseOrder | undefined;
}

export interface Phrase extends JointFill {
  /** `logProbability` divided by the number of pieces: length-normalized. */
  readonly meanLogProbability: number;
  /** From 1, among all phrases found, by `logProbability` and by `meanLogProbability`. */
  readonly rawRank: number;
  readonly meanRank: number;
}

export interface PhraseGroup {
  /** Which of the text's masks, from 0; the phrase stands in the place of all of them. */
  readonly masks: readonly number[];
  /** Of several ways to write the same text with pieces only the best. */
  readonly phrases: readonly Phrase[];
  /** Numbers of pieces that were tried, ascending; those for which the text would be too long are not among them. */
  readonly lengths: readonly number[];
}

export interface PhraseResult {
  readonly encoding: Encoding;
  readonly groups: readonly PhraseGroup[];
}
