import { EmptyTextError, HasMaskError, TooLongError } from '../errors.ts';
import { logProbability } from '../fill-mask/log-softmax.ts';
import type { MaskedLm } from '../session/masked-lm.ts';
import { masked, type RunOptions, runVariants, type Variant } from '../session/variants.ts';
import type { BertJapaneseTokenizer, EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';
import type { Encoding } from '../wordpiece/encoding.ts';

/** How unexpected one token is to the model that sees all the others. */
export interface TokenSurprisal {
  /** In `encoding.ids`. */
  readonly position: number;
  /** Index of its word in `encoding.words`. */
  readonly word: number;
  /** ln p(token | the rest), 0 or below. */
  readonly logProbability: number;
  /** −ln p, in nats. */
  readonly nats: number;
  /** −log2 p, in bits. */
  readonly bits: number;
  /** The token is [UNK]: the figure is [UNK]'s, not that of what was typed. */
  readonly unknown: boolean;
}

/** The sum over a word's tokens. */
export interface WordSurprisal {
  /** Index in `encoding.words`. */
  readonly word: number;
  readonly nats: number;
  readonly bits: number;
  /** One of its tokens is [UNK]. */
  readonly unknown: boolean;
}

/** `token`: one token is masked at a time; `word`: all of a word's at once, so that no piece tells of another. */
export type Masking = (typeof MASKINGS)[number];
export const MASKINGS = ['token', 'word'] as const;

/** While it is being computed, all of it is about the tokens there are so far. */
export interface Surprisal {
  readonly encoding: Encoding;
  readonly masking: Masking;
  /** In the order of the text; [CLS] and [SEP] are left out. */
  readonly tokens: readonly TokenSurprisal[];
  readonly words: readonly WordSurprisal[];
  /** Tokens there will be in the end. */
  readonly total: number;
  /** Σ ln p over the tokens, in nats. */
  readonly pseudoLogLikelihood: number;
  /** exp(−mean ln p over the tokens), from 1. */
  readonly pseudoPerplexity: number;
  /** How many of the tokens are [UNK]; their probability is that of [UNK], which can make a text look easier than it is. */
  readonly unknownTokens: number;
}

export interface SurprisalOptions extends EncodeOptions, RunOptions {
  /** Default `token`, as in the paper. */
  readonly masking?: Masking;
  /** Told with what there is so far after each run. */
  readonly onPartial?: (partial: Surprisal) => void;
}

/**
 * Pseudo-log-likelihood and pseudo-perplexity of a text without masks (Salazar et al. 2020, Masked Language Model
 * Scoring): each token is masked in turn and its probability read off.
 * @throws EmptyTextError, HasMaskError, TooLongError, CancelledError, RuntimeError
 */
export async function surprisal(
  { tokenizer, model }: { readonly tokenizer: BertJapaneseTokenizer; readonly model: MaskedLm },
  text: string,
  options: SurprisalOptions = {},
): Promise<Surprisal> {
  const { masking = 'token', onPartial, signal } = options;
  const encoding = tokenizer.encode(text, options);
  const { length } = encoding.ids;
  if (length === 2) throw new EmptyTextError();
  if (encoding.maskPositions.length > 0) throw new HasMaskError();
  if (length > model.maxPositions) throw new TooLongError(length, model.maxPositions);
  const variants = maskedVariants(encoding, masking, tokenizer.maskId);
  const logProbabilities: number[] = [];
  for await (const { first, logits } of runVariants(model, variants, { signal })) {
    for (const [at, rows] of logits.entries()) {
      const { positions } = variants[first + at] as Variant;
      for (const [row, position] of positions.entries()) {
        const rowLogits = rows.subarray(row * model.vocabSize, (row + 1) * model.vocabSize);
        logProbabilities.push(logProbability(rowLogits, encoding.ids[position] as number));
      }
    }
    onPartial?.(summary(encoding, masking, logProbabilities, unknownId(tokenizer)));
  }
  return summary(encoding, masking, logProbabilities, unknownId(tokenizer));
}

/** In the order of the text, so that the log-probabilities are, too. */
function maskedVariants({ ids, words }: Encoding, masking: Masking, maskId: number): Variant[] {
  return words.flatMap(({ tokens: { first, last } }) => {
    const positions = Array.from({ length: last - first }, (_, n) => first + n);
    if (positions.length === 0) return [];
    if (masking === 'word') return [{ ids: masked(ids, first, last, maskId), positions }];
    return positions.map((position) => ({
      ids: masked(ids, position, position + 1, maskId),
      positions: [position],
    }));
  });
}

function unknownId(tokenizer: BertJapaneseTokenizer): number {
  return tokenizer.vocab.requiredId('[UNK]');
}

function summary(
  encoding: Encoding,
  masking: Masking,
  logProbabilities: readonly number[],
  unknown: number,
): Surprisal {
  const tokens: TokenSurprisal[] = [];
  const words: WordSurprisal[] = [];
  for (const [word, { tokens: range }] of encoding.words.entries()) {
    const own: TokenSurprisal[] = [];
    for (let position = range.first; position < range.last; position++) {
      const value = logProbabilities[tokens.length + own.length];
      if (value === undefined) break;
      own.push({
        position,
        word,
        logProbability: value,
        nats: -value,
        bits: -value / Math.LN2,
        unknown: encoding.ids[position] === unknown,
      });
    }
    tokens.push(...own);
    // A word counts when it is whole.
    if (own.length === 0 || own.length < range.last - range.first) continue;
    const nats = own.reduce((sum, token) => sum + token.nats, 0);
    words.push({ word, nats, bits: nats / Math.LN2, unknown: own.some((token) => token.unknown) });
  }
  const pseudoLogLikelihood = -tokens.reduce((sum, { nats }) => sum + nats, 0);
  return {
    encoding,
    masking,
    tokens,
    words,
    total: encoding.ids.length - 2,
    pseudoLogLikelihood,
    pseudoPerplexity: Math.exp(-pseudoLogLikelihood / tokens.length),
    unknownTokens: tokens.filter((token) => token.unknown).length,
  };
}
