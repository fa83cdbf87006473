import { BadCheckpointError, NotFoundError } from '../errors.ts';
import type { FileSource } from '../io.ts';
import { type BertConfig, parseBertConfig } from './config.ts';
import { toFloat32 } from './element-types.ts';
import { parseJson } from './json.ts';
import { licenceOf } from './model-card.ts';
import { expectedTensors, NAMES, normalizeNames } from './names.ts';
import { readPyTorch } from './pytorch.ts';
import type { RawTensor } from './raw-tensor.ts';
import { readSafetensors } from './safetensors.ts';
import { readShardedSafetensors, SHARD_INDEX } from './sharded.ts';
import { parseTokenizerConfig, type TokenizerConfig } from './tokenizer-config.ts';
import { countVocab } from './vocab-size.ts';

export interface TensorInfo {
  readonly shape: readonly number[];
}

/** A BertForMaskedLM checkpoint, its tensors read on demand. */
export interface Checkpoint {
  readonly config: BertConfig;
  readonly tokenizer: TokenizerConfig;
  readonly vocabBytes: Uint8Array;
  /** The licence its README.md names in its front matter. */
  readonly licence: string | undefined;
  /** The files that were read, weights included. */
  readonly files: readonly string[];
  /** By their names in transformers' BertForMaskedLM today. The decoder's weight is there only when it isn't tied. */
  readonly tensors: ReadonlyMap<string, TensorInfo>;
  /**
   * @param firstRow of the first dimension, default 0
   * @param rows default: to the end
   * @throws BadCheckpointError when a value is NaN or infinite, or the file ends too early
   */
  read(name: string, firstRow?: number, rows?: number): Promise<Float32Array<ArrayBuffer>>;
  /**
   * Checks the tensors against the file's checksums, where it has any. To be called when all that is needed was read,
   * and before anything made of it is taken for whole.
   * @throws BadCheckpointError
   */
  verify(): Promise<void>;
}

/** Rows compared at a time when finding out whether the decoder is tied. */
const COMPARED_ROWS = 1024;
const SMALL_FILE = 64 * 2 ** 20;

/**
 * Opens a Hugging Face folder: config.json, tokenizer_config.json, vocab.txt and model.safetensors, sharded safetensors
 * with their index, or pytorch_model.bin.
 * @throws NotFoundError, UnsupportedConfigError, BadCheckpointError
 */
export async function openCheckpoint(source: FileSource): Promise<Checkpoint> {
  const configBytes = await readSmall(source, 'config.json');
  const tokenizerBytes = await readSmall(source, 'tokenizer_config.json');
  const config = parseBertConfig(parseJson(configBytes, 'config.json'));
  const tokenizer = parseTokenizerConfig(parseJson(tokenizerBytes, 'tokenizer_config.json'));
  const vocabBytes = await readSmall(source, 'vocab.txt');
  const tokens = countVocab(vocabBytes);
  if (tokens > config.vocab_size) {
    throw new BadCheckpointError(`vocab.txt has ${tokens} tokens, config.json says vocab_size ${config.vocab_size}`);
  }
  const weights = await openWeights(source);
  const tensors = normalizeNames(weights.tensors);
  await dropTiedDecoder(tensors, config);
  checkShapes(tensors, config);
  const readme = await source.open('README.md');
  return {
    config,
    tokenizer,
    vocabBytes,
    licence: readme && licenceOf(new TextDecoder().decode(await readme.read(0, Math.min(readme.size, 65_536)))),
    files: ['config.json', 'tokenizer_config.json', 'vocab.txt', ...weights.files],
    tensors,
    read: async (name, firstRow = 0, rows) => {
      const tensor = tensors.get(name);
      if (tensor === undefined) throw new BadCheckpointError(`${name}: the checkpoint lacks this tensor`);
      return readFloats(name, tensor, firstRow, rows ?? (tensor.shape[0] ?? 1) - firstRow);
    },
    verify: async () => {
      for (const tensor of tensors.values()) await tensor.verify?.();
    },
  };
}

async function readSmall(source: FileSource, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = await source.open(name);
  if (file === undefined) throw new NotFoundError(name);
  if (file.size > SMALL_FILE) throw new BadCheckpointError(`${name}: ${file.size} bytes is too large`);
  return file.read(0, file.size);
}

async function openWeights(
  source: FileSource,
): Promise<{ tensors: ReadonlyMap<string, RawTensor>; files: readonly string[] }> {
  const single = await source.open('model.safetensors');
  if (single) {
    return { tensors: await readSafetensors(single, 'model.safetensors'), files: ['model.safetensors'] };
  }
  if (await source.open(SHARD_INDEX)) {
    const { tensors, files } = await readShardedSafetensors(source, await readSmall(source, SHARD_INDEX));
    return { tensors, files: [SHARD_INDEX, ...files] };
  }
  const pickled = await source.open('pytorch_model.bin');
  if (pickled) return { tensors: await readPyTorch(pickled, 'pytorch_model.bin'), files: ['pytorch_model.bin'] };
  throw new NotFoundError(`model.safetensors, ${SHARD_INDEX} or pytorch_model.bin`);
}

/**
 * Leaves the decoder's weight out when it is the embedding again. As in transformers 5, a decoder that is there and
 * differs is used, whatever `tie_word_embeddings` says.
 */
async function dropTiedDecoder(tensors: Map<string, RawTensor>, config: BertConfig): Promise<void> {
  const decoder = tensors.get(NAMES.decoderWeight);
  const embedding = tensors.get(NAMES.wordEmbeddings);
  if (decoder === undefined || embedding === undefined) return;
  const { vocab_size: vocab, hidden_size: hidden } = config;
  if (![decoder, embedding].every(({ shape }) => sameShape(shape, [vocab, hidden]))) return;
  const isOneTensor = decoder.place !== undefined && decoder.place === embedding.place;
  for (let row = 0; row < vocab && !isOneTensor; row += COMPARED_ROWS) {
    const rows = Math.min(COMPARED_ROWS, vocab - row);
    const a = await readFloats(NAMES.decoderWeight, decoder, row, rows);
    const b = await readFloats(NAMES.wordEmbeddings, embedding, row, rows);
    if (a.some((value, i) => value !== b[i])) return;
  }
  tensors.delete(NAMES.decoderWeight);
}

const sameShape = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((n, i) => n === b[i]);

function checkShapes(tensors: ReadonlyMap<string, RawTensor>, config: BertConfig): void {
  const tied = config.tie_word_embeddings && !tensors.has(NAMES.decoderWeight);
  const expected = expectedTensors(config, tied);
  for (const [name, shape] of expected) {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw new BadCheckpointError(`${name}: the checkpoint lacks this tensor`);
    if (!sameShape(tensor.shape, shape)) {
      throw new BadCheckpointError(`${name}: shape [${tensor.shape}] where config.json asks for [${shape}]`);
    }
  }
  for (const name of tensors.keys()) {
    if (!expected.has(name)) throw new BadCheckpointError(`${name}: not a tensor of the model config.json describes`);
  }
}

async function readFloats(
  name: string,
  tensor: RawTensor,
  firstRow: number,
  rows: number,
): Promise<Float32Array<ArrayBuffer>> {
  const floats = toFloat32(await tensor.readRows(firstRow, rows), tensor.type);
  if (floats === undefined) throw new BadCheckpointError(`${name}: elements of type ${tensor.type}`);
  // A product with zero is NaN for NaN and the infinities only.
  let zero = 0;
  for (const value of floats) zero += value * 0;
  if (zero !== 0) throw new BadCheckpointError(`${name}: holds NaN or infinite values`);
  return floats;
}
