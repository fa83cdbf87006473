import type { Dtype } from '../convert/dtypes.ts';
import type { Manifest, ManifestModel } from '../convert/manifest.ts';
import type { Capabilities } from './capabilities.ts';
import type { Device, RuntimeInfo } from './masked-lm.ts';

export interface Wish {
  readonly device: Device | 'auto';
  readonly dtype?: Dtype;
}

export interface Choice {
  readonly device: Device;
  readonly dtype: Dtype;
  readonly model: ManifestModel;
  /** Set when the wished or preferred device can't be had. */
  readonly fallback?: NonNullable<RuntimeInfo['fallback']>;
  /** The dtype is made for the other device and will be slow here. */
  readonly slow: boolean;
}

/**
 * WebGPU with shader-f16 takes the f16 file, WebGPU without it the fp32-activation one, WebAssembly q8.
 * @throws NotFoundError naming the dtypes that are there, when the one wished for isn't or none can run
 */
export declare function chooseFile(manifest: Manifest, capabilities: Capabilities, wish: Wish): Choice;
