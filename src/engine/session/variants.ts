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
 * How many tokens one run may have: on WASM the time a token falls until about here, and then no more, while the
 * attention's memory (rows · heads · length²) and the wait for the next results grow.
 */
const TOKENS_A_RUN = 512;

/** From so many on, sequences are not all run at once, so that there is something to show before the end. */
const MANY = 16;

/** Sizes of the runs that `count` sequences of `length` tokens are done in, as even as can be: a run of one is slow. */
export function runSizes(count: number, length: number): number[] {
  const most = Math.max(1, Math.floor(TOKENS_A_RUN / length));
  const runs = Math.max(Math.ceil(count / most), count >= MANY ? 2 : 0);
  return Array.from(
    { length: runs },
    (_, run) => Math.floor(((run + 1) * count) / runs) - Math.floor((run * count) / runs),
  );
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
  let first = 0;
  for (const size of runSizes(variants.length, length)) {
    if (signal?.aborted) throw new CancelledError();
    const together = variants.slice(first, first + size);
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
    first += size;
  }
}

/** The ids with those at [first, last) masked. */
export function masked(ids: Int32Array, first: number, last: number, maskId: number): Int32Array {
  return ids.slice().fill(maskId, first, last);
}
