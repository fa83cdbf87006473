import type { BertJapaneseTokenizer, EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';
import type { Encoding } from '../wordpiece/encoding.ts';
import { type PlacedCandidate, placeCandidates } from './candidates-placed.ts';
import { maskedPieces, pieceLogProbabilities } from './candidates-score.ts';
import type { FillMask } from './fill-mask.ts';
import type { StepOptions } from './span.ts';
import { chosenGroups } from './span-groups.ts';
import { byRank } from './span-rank.ts';
import { decodedSequence } from './span-row.ts';

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

/**
 * Why a candidate has no score: it has no token, a part that isn't in the vocabulary, or a special token's marker; it makes
 * the text too long by `over` tokens; or it has the same tokens as an earlier one (`as`).
 */
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

/**
 * Ranks the person's own candidates, of any number of pieces, in the place of a run of adjacent masks. One that can't be
 * scored is reported in `problems`, the others go on. `onStep` counts sentences with one piece masked.
 * @throws EmptyTextError, NoMaskError, TooLongError, UsageError, CancelledError, RuntimeError
 */
export async function rankCandidates(
  fillMask: FillMask,
  text: string,
  candidates: readonly string[],
  options: CandidateOptions = {},
): Promise<CandidateResult> {
  const { tokenizer, model } = fillMask;
  const encoding = fillMask.encode(text, options);
  const plans = chosenGroups(encoding, options.group).map((group) => {
    const { placed, problems } = placeCandidates(fillMask, encoding, group, candidates, options);
    return { masks: group.masks, placed, problems, rows: maskedPieces(placed, group, tokenizer.maskId) };
  });
  const total = plans.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  const onRow = () => options.onStep?.(++done, total);
  const groups: CandidateGroup[] = [];
  for (const { masks, placed, problems, rows } of plans) {
    const logSteps = await pieceLogProbabilities(model, rows, onRow, options);
    const scored = placed.map((candidate, index) => scoredOf(tokenizer, candidate, logSteps[index] as number[]));
    const order = options.order ?? 'raw';
    const ranked = byRank(
      scored,
      ({ pseudoLogLikelihood }) => pseudoLogLikelihood,
      ({ meanPseudoLogLikelihood }) => meanPseudoLogLikelihood,
      order,
    );
    groups.push({ masks, candidates: ranked, problems });
  }
  return { encoding, groups };
}

function scoredOf(
  tokenizer: BertJapaneseTokenizer,
  { candidate, tokens, ids, retokenized }: PlacedCandidate,
  logSteps: readonly number[],
): Omit<ScoredCandidate, 'rawRank' | 'meanRank'> {
  const sum = logSteps.reduce((total, step) => total + step, 0);
  return {
    candidate,
    tokens,
    pieces: tokens.map((token) => tokenizer.vocab.token(token)),
    pseudoLogLikelihood: sum,
    meanPseudoLogLikelihood: sum / tokens.length,
    steps: logSteps.map(Math.exp),
    ...(tokens.length === 1 && { probability: Math.exp(sum) }),
    sequence: decodedSequence(tokenizer, ids),
    ...(retokenized && { retokenized }),
  };
}
