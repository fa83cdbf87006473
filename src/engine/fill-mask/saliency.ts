import { UsageError } from '../errors.ts';
import { masked, type RunOptions, runVariants } from '../session/variants.ts';
import type { EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';
import type { Encoding, Word } from '../wordpiece/encoding.ts';
import type { FillMask } from './fill-mask.ts';
import { logProbability } from './log-softmax.ts';
import { topK } from './top-k.ts';

/** What one context word does for the chosen prediction. */
export interface WordSaliency {
  /** Its index in `encoding.words`. */
  readonly word: number;
  /** ln p(chosen | text with this word masked). */
  readonly occluded: number;
  /** ln p(chosen | text) − ln p(chosen | word masked), in nats: above 0 where the word speaks for the prediction. */
  readonly delta: number;
}

/** Occlusion saliency of one prediction. While it is being computed, `words` holds what there is so far. */
export interface Saliency {
  readonly encoding: Encoding;
  /** Which of the text's masks, from 0. */
  readonly mask: number;
  /** The chosen prediction. */
  readonly token: number;
  readonly token_str: string;
  /** ln p(chosen | text), in nats. */
  readonly logProbability: number;
  /** In the order of the text. */
  readonly words: readonly WordSaliency[];
  /** Words there will be in the end. */
  readonly total: number;
}

export interface SaliencyOptions extends EncodeOptions, RunOptions {
  /** Which of the text's masks, from 0; default the first. */
  readonly mask?: number;
  /** The prediction to explain, as a token id; default the mask's first. */
  readonly token?: number;
  /** Told with what there is so far after each run. */
  readonly onPartial?: (partial: Saliency) => void;
}

/**
 * Occlusion (Zeiler and Fergus 2014; Li, Monroe and Jurafsky 2016): each context word is masked in turn, all its tokens
 * at once and so without a change of length, and the change of the prediction's log-probability is its saliency.
 * Markers typed into the text and words of white space have none.
 * @throws EmptyTextError, NoMaskError, TooLongError, UsageError, CancelledError, RuntimeError
 */
export async function saliency(fillMask: FillMask, text: string, options: SaliencyOptions = {}): Promise<Saliency> {
  const { mask = 0, onPartial, signal } = options;
  const { tokenizer, model } = fillMask;
  const encoding = fillMask.encode(text, options);
  const position = encoding.maskPositions[mask];
  if (position === undefined) throw new UsageError(`there is no mask ${mask} of ${encoding.maskPositions.length}`);
  const context = contextWords(encoding.words);
  const variants = [
    encoding.ids,
    ...context.map(({ tokens: { first, last } }) => masked(encoding.ids, first, last, tokenizer.maskId)),
  ].map((ids) => ({ ids, positions: [position] }));
  let partial: Saliency | undefined;
  for await (const { first, logits } of runVariants(model, variants, { signal })) {
    const [whole] = logits;
    if (partial === undefined) {
      const token = chosen(whole as Float32Array, options.token);
      const token_str = tokenizer.decode([token]);
      const known = { encoding, mask, token, token_str, logProbability: logProbability(whole as Float32Array, token) };
      partial = { ...known, words: [], total: context.length };
    }
    const { token, logProbability: before, words } = partial;
    const more = logits.flatMap((row, at) => {
      const occluded = logProbability(row, token);
      const word = context[first + at - 1]?.index;
      return word === undefined ? [] : [{ word, occluded, delta: before - occluded }];
    });
    partial = { ...partial, words: [...words, ...more] };
    onPartial?.(partial);
  }
  return partial as Saliency;
}

/** Words that have tokens and were not typed as special tokens. */
function contextWords(words: readonly Word[]): (Word & { readonly index: number })[] {
  return words
    .map((word, index) => ({ ...word, index }))
    .filter(({ source, tokens }) => source.kind !== 'special' && tokens.last > tokens.first);
}

function chosen(logits: Float32Array, token: number | undefined): number {
  if (token === undefined) return topK(logits, 1)[0] as number;
  if (logits[token] === undefined) throw new UsageError(`there is no token ${token} of ${logits.length}`);
  return token;
}
