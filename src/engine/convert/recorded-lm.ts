import { CancelledError } from '../errors.ts';
import type { MaskedLm } from '../session/masked-lm.ts';
import type { FidelityOptions } from './fidelity.ts';
import type { MaskedSequence } from './masked-set.ts';

/** What fidelity is measured on: a model, or what it once said. */
export type LogitsSource = Pick<MaskedLm, 'logits' | 'vocabSize'>;

/**
 * Runs a model over sequences once, so that it can be released before the next is loaded: two large models at once are more than some devices
 * have room for. Holds 4 bytes a mask and word of the vocabulary.
 * @throws CancelledError, RuntimeError
 */
export async function recordLogits(
  model: LogitsSource,
  sequences: readonly MaskedSequence[],
  { onProgress, signal }: FidelityOptions = {},
): Promise<LogitsSource> {
  const recorded = new Map<Int32Array, Float32Array>();
  for (const [done, { ids, maskPositions }] of sequences.entries()) {
    if (signal?.aborted) throw new CancelledError();
    recorded.set(ids, await model.logits(ids, 1, maskPositions));
    onProgress?.({ what: 'fidelity', loaded: done + 1, total: sequences.length });
  }
  return {
    vocabSize: model.vocabSize,
    logits: async (ids) => {
      const logits = recorded.get(ids);
      if (!logits) throw new RangeError('Not one of the sequences that were recorded');
      return logits;
    },
  };
}
