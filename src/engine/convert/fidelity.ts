import { CancelledError } from '../errors.ts';
import { softmax } from '../fill-mask/softmax.ts';
import { topK } from '../fill-mask/top-k.ts';
import type { OnProgress } from '../io.ts';
import type { Fidelity } from './manifest.ts';
import type { MaskedSequence } from './masked-set.ts';
import type { LogitsSource } from './recorded-lm.ts';

/** A mask is clear when the reference gives its first at least this many times the probability of its second. */
const CLEAR = 1.1;
const COMPARED = 10;
const NEAR = 5;

export interface FidelityOptions {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/**
 * How far `candidate` agrees with `reference` (the same model in fp32) over the masks of some sequences:
 * - `top1Clear`: of the clear masks, those where both have the same first;
 * - `firstInTop5`: of all masks, those where the reference's first is among the candidate's first five;
 * - `top10Overlap`: the mean share of the reference's first ten among the candidate's first ten;
 * - `kl`: the mean of Σ p · ln(p / q), p the reference's and q the candidate's probabilities, in nats.
 * @throws RangeError without any mask, CancelledError, RuntimeError
 */
export async function measureFidelity(
  reference: LogitsSource,
  candidate: LogitsSource,
  sequences: readonly MaskedSequence[],
  { onProgress, signal }: FidelityOptions = {},
): Promise<Fidelity> {
  const sums = { masks: 0, clear: 0, clearAgreed: 0, near: 0, overlap: 0, kl: 0 };
  for (const [done, { ids, maskPositions }] of sequences.entries()) {
    if (signal?.aborted) throw new CancelledError();
    const expected = await reference.logits(ids, 1, maskPositions);
    const found = await candidate.logits(ids, 1, maskPositions);
    const vocab = reference.vocabSize;
    for (let mask = 0; mask < maskPositions.length; mask++) {
      const row = [mask * vocab, (mask + 1) * vocab] as const;
      addMask(sums, softmax(expected.subarray(...row)), softmax(found.subarray(...row)));
    }
    onProgress?.({ what: 'fidelity', loaded: done + 1, total: sequences.length });
  }
  if (sums.masks === 0) throw new RangeError('There is no mask to compare at');
  return {
    masks: sums.masks,
    clearMasks: sums.clear,
    // No clear mask, none that disagrees.
    top1Clear: sums.clear === 0 ? 1 : sums.clearAgreed / sums.clear,
    firstInTop5: sums.near / sums.masks,
    top10Overlap: sums.overlap / sums.masks,
    kl: sums.kl / sums.masks,
  };
}

interface Sums {
  masks: number;
  clear: number;
  clearAgreed: number;
  near: number;
  overlap: number;
  kl: number;
}

function addMask(sums: Sums, p: Float64Array, q: Float64Array): void {
  const expected = topK(p, COMPARED);
  const found = topK(q, COMPARED);
  const [first = 0, second = 0] = expected;
  sums.masks++;
  if ((p[first] ?? 0) >= CLEAR * (p[second] ?? 0)) {
    sums.clear++;
    if (found[0] === first) sums.clearAgreed++;
  }
  if (found.subarray(0, NEAR).includes(first)) sums.near++;
  sums.overlap += expected.filter((id) => found.includes(id)).length / expected.length;
  for (let id = 0; id < p.length; id++) {
    const probability = p[id] ?? 0;
    if (probability > 0) sums.kl += probability * Math.log(probability / Math.max(q[id] ?? 0, Number.MIN_VALUE));
  }
}
