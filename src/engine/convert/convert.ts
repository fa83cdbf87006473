import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { FileSink, FileSource, OnProgress } from '../io.ts';
import type { Dtype } from './dtypes.ts';
import type { Manifest } from './manifest.ts';

export interface ConvertOptions {
  readonly dtypes: readonly Dtype[];
  /** The manifest's `name`. */
  readonly name: string;
  /** The folder the checkpoint was opened from, to take its files' sha256 when `sourceFiles` doesn't tell them. */
  readonly source: FileSource;
  readonly repo?: string;
  readonly revision?: string;
  /** Known already, when the caller took them while downloading. */
  readonly sourceFiles?: Manifest['source']['files'];
  /** Default: what the checkpoint's README.md names. */
  readonly licence?: string;
  /** The default lexicon's file name; default null, the lexicon from the vocabulary. */
  readonly lexicon?: string | null;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/**
 * Writes `<dtype>.onnx`, `<dtype>.onnx.data` for each dtype, vocab.txt and, last of all, manifest.json. The same weights
 * give the same bytes, whatever format they came in.
 * @throws BadCheckpointError, UnsupportedConfigError (a dtype this shape can't have), CancelledError
 */
export declare function convert(checkpoint: Checkpoint, sink: FileSink, options: ConvertOptions): Promise<Manifest>;
