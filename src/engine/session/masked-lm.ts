/** How and on what a model runs. */
export type Device = 'webgpu' | 'wasm';

export interface RuntimeInfo {
  readonly device: Device;
  readonly dtype: string;
  /** WASM threads; 1 without cross-origin isolation. 0 on WebGPU. */
  readonly threads: number;
  /** The GPU's vendor and architecture as the browser names them; '' on WASM. */
  readonly adapter: string;
  /** Why not the device that was preferred, as an error code or probe reason; undefined when it is. */
  readonly fallback?: { readonly from: Device; readonly reason: string };
}

/** A masked language model that is loaded and ready to run. */
export interface MaskedLm {
  readonly runtime: RuntimeInfo;
  readonly vocabSize: number;
  readonly hiddenSize: number;
  /** Tokens a sequence may have, [CLS] and [SEP] included. */
  readonly maxPositions: number;
  /**
   * Runs a batch of equal-length sequences.
   * @param inputIds B × S token ids, row after row
   * @param batch B
   * @param maskPositions M flattened positions (row · S + column) to predict
   * @returns logits, M × V, row after row
   * @throws RuntimeError when the device is lost or the run fails; OutOfMemoryError
   */
  logits(inputIds: Int32Array, batch: number, maskPositions: readonly number[]): Promise<Float32Array>;
  /** The last hidden states, B × S × H, row after row. */
  hiddenStates(inputIds: Int32Array, batch: number): Promise<Float32Array>;
  /** Frees what the runtime holds. The model can't be used afterwards. */
  release(): Promise<void>;
}
