import type { Device } from '../session/masked-lm.ts';

/** The encodings a checkpoint can be converted to; the names are those of the files (`q8.onnx`, `q8.onnx.data`). */
export const DTYPES = ['fp32', 'fp16', 'q8', 'q8w', 'q8wf16', 'q4', 'q4f16', 'q4mix', 'q4mixf16'] as const;

export type Dtype = (typeof DTYPES)[number];

export interface DtypeInfo {
  /** Devices it is meant for, the preferred first. WebAssembly runs the others too, but slowly. */
  readonly devices: readonly Device[];
  /** Needs the GPU feature `shader-f16`. */
  readonly f16: boolean;
}

export const DTYPE_INFO: Readonly<Record<Dtype, DtypeInfo>> = {
  fp32: { devices: ['webgpu', 'wasm'], f16: false },
  fp16: { devices: ['webgpu'], f16: true },
  q8: { devices: ['wasm'], f16: false },
  q8w: { devices: ['webgpu'], f16: false },
  q8wf16: { devices: ['webgpu'], f16: true },
  q4: { devices: ['webgpu'], f16: false },
  q4f16: { devices: ['webgpu'], f16: true },
  q4mix: { devices: ['webgpu'], f16: false },
  q4mixf16: { devices: ['webgpu'], f16: true },
};

export function isDtype(name: string): name is Dtype {
  return (DTYPES as readonly string[]).includes(name);
}
