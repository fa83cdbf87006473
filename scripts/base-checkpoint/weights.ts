import type { BertConfig } from '../../src/engine/checkpoint/config.ts';
import { expectedTensors } from '../../src/engine/checkpoint/names.ts';
import { randomOf } from '../../src/engine/random.ts';

/** JMedRoBERTa-base's shape, which is BERT's. */
export const BASE: BertConfig = {
  vocab_size: 30_000,
  hidden_size: 768,
  num_hidden_layers: 12,
  num_attention_heads: 12,
  intermediate_size: 3072,
  max_position_embeddings: 512,
  type_vocab_size: 2,
  layer_norm_eps: 1e-12,
  hidden_act: 'gelu',
  pad_token_id: 0,
  tie_word_embeddings: true,
};

/** The deviation BERT's weights start training with. */
const DEVIATION = 0.02;
const CHUNK_VALUES = 2 ** 18;

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Elements. */
  readonly count: number;
  /** Its values as little-endian fp32, the same at each call. */
  bytes(): Generator<Uint8Array<ArrayBuffer>>;
}

/** Normally distributed tensors of a whole model; the norms' weights are 1 and their biases 0. */
export function randomTensors(config: BertConfig, seed: number): Tensor[] {
  return [...expectedTensors(config, true)].map(([name, shape], i) => {
    const count = shape.reduce((product, n) => product * n, 1);
    const bytes = () => {
      if (/LayerNorm\.weight$/u.test(name)) return chunks(count, () => 1);
      if (/LayerNorm\.bias$/u.test(name)) return chunks(count, () => 0);
      return chunks(count, normal(seed + i));
    };
    return { name, shape, count, bytes };
  });
}

function* chunks(count: number, next: () => number): Generator<Uint8Array<ArrayBuffer>> {
  for (let done = 0; done < count; done += CHUNK_VALUES) {
    const chunk = new Float32Array(Math.min(CHUNK_VALUES, count - done));
    for (let i = 0; i < chunk.length; i++) chunk[i] = next();
    yield new Uint8Array(chunk.buffer);
  }
}

/** By the method of Box and Muller, two values at a time. */
function normal(seed: number): () => number {
  const random = randomOf(Math.imul(seed, 0x9e3779b1));
  let second: number | undefined;
  return () => {
    if (second !== undefined) {
      const value = second;
      second = undefined;
      return value;
    }
    const radius = DEVIATION * Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    second = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
