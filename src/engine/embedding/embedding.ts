import { CancelledError, EmptyTextError, TooLongError } from '../errors.ts';
import type { MaskedLm } from '../session/masked-lm.ts';
import { type RunOptions, runSizes } from '../session/variants.ts';
import type { BertJapaneseTokenizer, EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';

/** `cls`: [CLS]'s last hidden state; `mean`: the mean of the tokens' between [CLS] and [SEP]. */
export type Pooling = (typeof POOLINGS)[number];
export const POOLINGS = ['cls', 'mean'] as const;

export interface PoolingOptions extends RunOptions {
  /** Default `mean`. */
  readonly pooling?: Pooling;
  /** Scaled to length 1 (L2). Default false. */
  readonly normalize?: boolean;
}

export interface EmbedOptions extends PoolingOptions, EncodeOptions {
  /** Told after each run how many of the sequences are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A model and its tokenizer. */
interface Parts {
  readonly tokenizer: BertJapaneseTokenizer;
  readonly model: MaskedLm;
}

/**
 * A text's vector of `hiddenSize` values.
 * @throws EmptyTextError, TooLongError, CancelledError, RuntimeError
 */
export async function embed(parts: Parts, text: string, options: EmbedOptions = {}): Promise<Float32Array> {
  const [vector] = await embedAll(parts, [text], options);
  return vector as Float32Array;
}

/**
 * Each text's vector, in order. Texts of the same number of tokens share runs.
 * @throws EmptyTextError, TooLongError (of the first text that is), CancelledError, RuntimeError
 */
export async function embedAll(
  { tokenizer, model }: Parts,
  texts: readonly string[],
  options: EmbedOptions = {},
): Promise<Float32Array[]> {
  const sequences = texts.map((text) => sequenceOf({ tokenizer, model }, text, options));
  const vectors: Float32Array[] = [];
  let done = 0;
  for (const indices of sameLengthRuns(sequences)) {
    if (options.signal?.aborted) throw new CancelledError();
    const rows = indices.map((index) => sequences[index] as Int32Array);
    for (const [row, vector] of (await poolRows(model, rows, options)).entries())
      vectors[indices[row] as number] = vector;
    done += indices.length;
    options.onProgress?.(done, texts.length);
  }
  return vectors;
}

function sequenceOf({ tokenizer, model }: Parts, text: string, options: EncodeOptions): Int32Array {
  const { ids } = tokenizer.encode(text, options);
  if (ids.length === 2) throw new EmptyTextError();
  if (ids.length > model.maxPositions) throw new TooLongError(ids.length, model.maxPositions);
  return ids;
}

/** Indices of sequences that share a run: equally long, so that no padding is needed. */
function sameLengthRuns(sequences: readonly Int32Array[]): number[][] {
  const byLength = new Map<number, number[]>();
  for (const [index, { length }] of sequences.entries()) {
    const same = byLength.get(length);
    if (same === undefined) byLength.set(length, [index]);
    else same.push(index);
  }
  return [...byLength].flatMap(([length, indices]) => {
    let first = 0;
    return runSizes(indices.length, length).map((size) => {
      first += size;
      return indices.slice(first - size, first);
    });
  });
}

async function poolRows(
  model: MaskedLm,
  rows: readonly Int32Array[],
  { pooling = 'mean', normalize = false }: PoolingOptions,
): Promise<Float32Array[]> {
  const length = rows[0]?.length ?? 0;
  const ids = new Int32Array(rows.length * length);
  for (const [row, sequence] of rows.entries()) ids.set(sequence, row * length);
  const states = await model.hiddenStates(ids, rows.length);
  const width = model.hiddenSize;
  return rows.map((_, row) => {
    const from = row * length;
    const vector =
      pooling === 'cls' ? meanOf(states, width, from, from + 1) : meanOf(states, width, from + 1, from + length - 1);
    return normalize ? normalized(vector) : vector;
  });
}

/** The mean of the states [first, last). */
function meanOf(states: Float32Array, width: number, first: number, last: number): Float32Array {
  return Float32Array.from({ length: width }, (_, column) => {
    let sum = 0;
    for (let row = first; row < last; row++) sum += states[row * width + column] as number;
    return sum / (last - first);
  });
}

function normalized(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
