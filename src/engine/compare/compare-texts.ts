import { CancelledError, UsageError } from '../errors.ts';
import type { FillMask } from '../fill-mask/fill-mask.ts';
import { softmax } from '../fill-mask/softmax.ts';
import type { RunOptions } from '../session/variants.ts';
import type { EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';
import { type ComparedRow, compareDistributions } from './compare.ts';

export interface CompareOptions extends EncodeOptions, RunOptions {
  /** How many of either text's first are compared, a mask; default 5. */
  readonly topK?: number;
}

const DEFAULT_TOP_K = 5;

/**
 * One model's answers to two texts, mask by mask in their order, over its whole vocabulary.
 * @throws UsageError when they don't have as many masks; EmptyTextError, NoMaskError, TooLongError, CancelledError,
 * RuntimeError
 */
export async function compareTexts(
  fillMask: FillMask,
  a: string,
  b: string,
  options: CompareOptions = {},
): Promise<ComparedRow[][]> {
  const { topK = DEFAULT_TOP_K, signal } = options;
  const { model, tokenizer } = fillMask;
  const encodings = [fillMask.encode(a, options), fillMask.encode(b, options)] as const;
  const [inA, inB] = encodings.map(({ maskPositions }) => maskPositions.length);
  if (inA !== inB) throw new UsageError(`the first text has ${inA} masks, the second ${inB}`);
  const logits: Float32Array[] = [];
  for (const { ids, maskPositions } of encodings) {
    if (signal?.aborted) throw new CancelledError();
    logits.push(await model.logits(ids, 1, maskPositions));
  }
  const text = (token: number) => tokenizer.decode([token]);
  return encodings[0].maskPositions.map((_, mask) => {
    const [first, second] = logits.map((rows) =>
      softmax(rows.subarray(mask * model.vocabSize, (mask + 1) * model.vocabSize)),
    ) as [Float64Array, Float64Array];
    return compareDistributions(first, second, topK, text);
  });
}
