import type { BertConfig } from '../../engine/checkpoint/config.ts';
import { expectedTensors } from '../../engine/checkpoint/names.ts';

/** Weights and biases of a model of this shape; the decoder's shared weight is counted once. */
export function parameterCount(config: BertConfig): number {
  const tensors = [...expectedTensors(config, config.tie_word_embeddings).values()];
  return tensors.reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 1), 0);
}
