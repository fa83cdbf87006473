import { BadCheckpointError } from '../errors.ts';
import type { BertConfig } from './config.ts';

/** Names of a BertForMaskedLM's tensors, as transformers writes them today. */
export const NAMES = {
  wordEmbeddings: 'bert.embeddings.word_embeddings.weight',
  positionEmbeddings: 'bert.embeddings.position_embeddings.weight',
  tokenTypeEmbeddings: 'bert.embeddings.token_type_embeddings.weight',
  embeddingsNorm: 'bert.embeddings.LayerNorm',
  layer: (n: number) => `bert.encoder.layer.${n}`,
  headDense: 'cls.predictions.transform.dense',
  headNorm: 'cls.predictions.transform.LayerNorm',
  decoderWeight: 'cls.predictions.decoder.weight',
  decoderBias: 'cls.predictions.bias',
} as const;

/** Every tensor the model needs and its shape; the decoder's weight only when `tied` is false. */
export function expectedTensors(config: BertConfig, tied: boolean): ReadonlyMap<string, readonly number[]> {
  const { hidden_size: h, intermediate_size: i, vocab_size: vocab } = config;
  const shapes = new Map<string, readonly number[]>();
  const dense = (name: string, out: number, inner: number) =>
    shapes.set(`${name}.weight`, [out, inner]).set(`${name}.bias`, [out]);
  const norm = (name: string) => shapes.set(`${name}.weight`, [h]).set(`${name}.bias`, [h]);
  shapes.set(NAMES.wordEmbeddings, [vocab, h]);
  shapes.set(NAMES.positionEmbeddings, [config.max_position_embeddings, h]);
  shapes.set(NAMES.tokenTypeEmbeddings, [config.type_vocab_size, h]);
  norm(NAMES.embeddingsNorm);
  for (let n = 0; n < config.num_hidden_layers; n++) {
    const layer = NAMES.layer(n);
    for (const part of ['query', 'key', 'value']) dense(`${layer}.attention.self.${part}`, h, h);
    dense(`${layer}.attention.output.dense`, h, h);
    norm(`${layer}.attention.output.LayerNorm`);
    dense(`${layer}.intermediate.dense`, i, h);
    dense(`${layer}.output.dense`, h, i);
    norm(`${layer}.output.LayerNorm`);
  }
  dense(NAMES.headDense, h, h);
  norm(NAMES.headNorm);
  shapes.set(NAMES.decoderBias, [vocab]);
  if (!tied) shapes.set(NAMES.decoderWeight, [vocab, h]);
  return shapes;
}

/** Buffers, and heads that fill-mask has no use for. */
const IGNORED = /(^|\.)(position_ids|token_type_ids)$|(^|\.)pooler\.|^cls\.seq_relationship\./u;

/**
 * Today's name for a tensor of a checkpoint, whose age shows in `gamma`/`beta` and a missing `bert.`.
 * @returns undefined for what is to be left out
 */
function modernName(name: string): string | undefined {
  if (IGNORED.test(name)) return undefined;
  const modern = name
    .replace(/LayerNorm\.gamma$/u, 'LayerNorm.weight')
    .replace(/LayerNorm\.beta$/u, 'LayerNorm.bias')
    .replace(/^(?=(?:embeddings|encoder)\.)/u, 'bert.');
  // Heads of other tasks lie outside `bert.` and `cls.`.
  return /^(?:bert|cls)\./u.test(modern) ? modern : undefined;
}

/**
 * @param raw a checkpoint's tensors by the names in its file
 * @throws BadCheckpointError when two names mean the same tensor
 */
export function normalizeNames<T>(raw: ReadonlyMap<string, T>): Map<string, T> {
  const tensors = new Map<string, T>();
  for (const [name, tensor] of raw) {
    const modern = modernName(name);
    if (modern === undefined) continue;
    if (tensors.has(modern)) throw new BadCheckpointError(`${name}: the checkpoint holds this tensor twice`);
    tensors.set(modern, tensor);
  }
  mergeDecoderBias(tensors);
  return tensors;
}

/** transformers ties `decoder.bias` to `predictions.bias` and may save either or both. */
function mergeDecoderBias<T>(tensors: Map<string, T>): void {
  const alias = tensors.get('cls.predictions.decoder.bias');
  if (alias === undefined) return;
  tensors.delete('cls.predictions.decoder.bias');
  if (!tensors.has(NAMES.decoderBias)) tensors.set(NAMES.decoderBias, alias);
}
