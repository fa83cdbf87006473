import { toFullWidth } from '../text/full-width.ts';
import type { BertJapaneseTokenizer, EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';
import type { Encoding } from '../wordpiece/encoding.ts';
import type { FillMask } from './fill-mask.ts';
import { softmax } from './softmax.ts';
import { writtenPiece } from './span-pieces.ts';

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
export interface RankingSearch {
  /** The vocabulary's token of just this text: as typed, else full-width. Absent where there is none. */
  readonly exact?: RankedToken;
  /** The pieces that the word is cut into. */
  readonly pieces: readonly RankedToken[];
  /** Tokens that hold the text (`##` aside), the best first. */
  readonly containing: readonly RankedToken[];
}

export interface RankingSearchOptions extends EncodeOptions {
  /** Rows of `containing` at most; default 100. */
  readonly limit?: number | undefined;
}

const DEFAULT_LIMIT = 100;

/**
 * The whole vocabulary ranked at each mask, from one run.
 * @throws EmptyTextError, NoMaskError, TooLongError, RuntimeError
 */
export async function rankVocabulary(
  fillMask: FillMask,
  text: string,
  options: EncodeOptions = {},
): Promise<FullRanking> {
  const { model } = fillMask;
  const encoding = fillMask.encode(text, options);
  const logits = await model.logits(encoding.ids, 1, encoding.maskPositions);
  const masks = encoding.maskPositions.map((_, mask) =>
    rankingOf(softmax(logits.subarray(mask * model.vocabSize, (mask + 1) * model.vocabSize))),
  );
  return { encoding, masks };
}

function rankingOf(probabilities: Float64Array): Ranking {
  const ids = Int32Array.from(probabilities.keys());
  ids.sort((a, b) => (probabilities[b] as number) - (probabilities[a] as number) || a - b);
  const places = new Int32Array(ids.length);
  for (const [place, id] of ids.entries()) places[id] = place;
  return { ids, probabilities, places };
}

export function rankedToken(tokenizer: BertJapaneseTokenizer, ranking: Ranking, token: number): RankedToken {
  return {
    rank: (ranking.places[token] as number) + 1,
    token,
    token_str: tokenizer.decode([token]),
    score: ranking.probabilities[token] as number,
  };
}

/** Where a word ranks, looked up as typed first, then full-width; and the tokens that hold it. An empty text finds nothing. */
export function searchRanking(
  tokenizer: BertJapaneseTokenizer,
  ranking: Ranking,
  text: string,
  options: RankingSearchOptions = {},
): RankingSearch {
  const { vocab } = tokenizer;
  const { fullWidth = true, limit = DEFAULT_LIMIT } = options;
  const row = (token: number) => rankedToken(tokenizer, ranking, token);
  const wide = fullWidth ? toFullWidth(text).text : text;
  const exact = vocab.id(text) ?? vocab.id(wide);
  const containing: RankedToken[] = [];
  for (const id of text === '' ? [] : ranking.ids) {
    if (containing.length >= limit) break;
    const written = writtenPiece(vocab.token(id));
    if (written.includes(text) || written.includes(wide)) containing.push(row(id));
  }
  const pieces = Array.from(tokenizer.encode(text, { fullWidth }).ids.subarray(1, -1), row);
  return { ...(exact !== undefined && { exact: row(exact) }), pieces, containing };
}
