import type * as Ort from 'onnxruntime-web';
import type { Manifest } from '../convert/manifest.ts';
import type { RuntimeError } from '../errors.ts';
import type { FileSource, OnProgress } from '../io.ts';
import type { Choice } from './choose.ts';
import type { MaskedLm } from './masked-lm.ts';

/** The onnxruntime-web module the caller loaded: its /webgpu, /wasm or Node build. */
export type OrtModule = Pick<typeof Ort, 'InferenceSession' | 'Tensor' | 'env'>;

export interface LoadedMaskedLm extends MaskedLm {
  /** Resolves when the GPU device is lost; the model is then of no more use. Never on WebAssembly. */
  readonly lost: Promise<RuntimeError>;
}

export interface LoadOptions {
  /** WebAssembly threads, default 1. They are fixed when the runtime first starts in a realm. */
  readonly threads?: number;
  /** Check both files' sha256 before use. Sizes are always checked. Default false. */
  readonly verify?: boolean;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/**
 * @param files the folder the manifest lies in
 * @param choice what `chooseFile` chose
 * @throws NotFoundError, CorruptFileError, RuntimeError, CancelledError
 */
export declare function loadMaskedLm(
  ort: OrtModule,
  manifest: Manifest,
  files: FileSource,
  choice: Choice,
  options?: LoadOptions,
): Promise<LoadedMaskedLm>;
