import { runVariants } from '../session/variants.ts';
import type { FillMask } from './fill-mask.ts';
import { logProbabilities } from './log-probabilities.ts';
import type { IndependentFill, StepOptions } from './span.ts';
import { filled, type Slots } from './span-beam.ts';
import { NEVER } from './span-pieces.ts';
import { jointFillOf } from './span-row.ts';

/**
 * Each slot's most probable token from one run in which all are masked, and how probable these are together, from left
 * to right as in beam search.
 * @param maskLogits each slot's, from that run
 */
export async function independentFill(
  { tokenizer, model }: FillMask,
  { ids, positions }: Slots,
  kinds: Uint8Array,
  maskLogits: readonly Float32Array[],
  options: StepOptions,
): Promise<IndependentFill> {
  const tokens = maskLogits.map((logits) => mostProbable(logits, kinds));
  const alone = tokens.map((token, slot) =>
    Math.exp(logProbabilities(maskLogits[slot] as Float32Array)[token] as number),
  );
  const chain = [maskLogits[0] as Float32Array];
  const variants = positions
    .slice(1)
    .map((position, slot) => ({ ids: filled(ids, positions, tokens.slice(0, slot + 1)), positions: [position] }));
  for await (const { logits } of runVariants(model, variants, options)) chain.push(...logits);
  const logSteps = tokens.map((token, slot) => logProbabilities(chain[slot] as Float32Array)[token] as number);
  const path = {
    tokens,
    logSteps,
    logProbability: logSteps.reduce((sum, step) => sum + step, 0),
    greedy: chain.every((logits, slot) => mostProbable(logits, kinds) === tokens[slot]),
  };
  return { ...jointFillOf({ tokenizer }, { ids, positions }, path), alone };
}

/** Of equal ones the lowest id, as in fill-mask. */
function mostProbable(logits: Float32Array, kinds: Uint8Array): number {
  let best = -1;
  for (let id = 0; id < logits.length; id++) {
    if (kinds[id] === NEVER) continue;
    if (best < 0 || (logits[id] as number) > (logits[best] as number)) best = id;
  }
  return best;
}
