import { CancelledError } from '../errors.ts';
import type { MaskedLm } from './masked-lm.ts';

/** One of several equally long sequences, and the positions in it whose logits are wanted. */
export interface Variant {
  readonly ids: Int32Array;
  readonly positions: readonly number[];
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * How many tokens one run may have: enough for the weights to be read once for many rows, few enough that results come
 * in steadily and the attention's memory (rows · heads · length²) stays small.
 */
const TOKENS_A_RUN = 512;

/** Rows that share one run of sequences of `length` tokens. */
export function rowsPerRun(length: number): number {
  return Math.max(1, Math.floor(TOKENS_A_RUN / length));
}

/** What one run gave: each of its variants' logits (positions × V, row after row), from the `first`-th variant on. */
export interface VariantRun {
  readonly first: number;
  readonly logits: readonly Float32Array[];
}

/**
 * Runs equally long variants together, several at a time.
 * @throws CancelledError between runs, RuntimeError
 */
export async function* runVariants(
  model: MaskedLm,
  variants: readonly Variant[],
  { signal }: RunOptions = {},
): AsyncGenerator<VariantRun> {
  const length = variants[0]?.ids.length ?? 1;
  const rows = rowsPerRun(length);
  for (let first = 0; first < variants.length; first += rows) {
    if (signal?.aborted) throw new CancelledError();
    const together = variants.slice(first, first + rows);
    const ids = new Int32Array(together.length * length);
    for (const [row, variant] of together.entries()) ids.set(variant.ids, row * length);
    const positions = together.flatMap((variant, row) => variant.positions.map((position) => row * length + position));
    const logits = await model.logits(ids, together.length, positions);
    let at = 0;
    const split = together.map((variant) => {
      const from = at;
      at += variant.positions.length * model.vocabSize;
      return logits.subarray(from, at);
    });
    yield { first, logits: split };
  }
}

/** The ids with those at [first, last) masked. */
export function masked(ids: Int32Array, first: number, last: number, maskId: number): Int32Array {
  return ids.slice().fill(maskId, first, last);
}
