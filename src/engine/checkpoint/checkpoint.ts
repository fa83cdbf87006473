import type { FileSource } from '../io.ts';
import type { BertConfig } from './config.ts';
import type { TokenizerConfig } from './tokenizer-config.ts';

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
}

/**
 * Opens a Hugging Face folder: config.json, tokenizer_config.json, vocab.txt and model.safetensors, sharded safetensors
 * with their index, or pytorch_model.bin.
 * @throws NotFoundError, UnsupportedConfigError, BadCheckpointError
 */
export declare function openCheckpoint(source: FileSource): Promise<Checkpoint>;
