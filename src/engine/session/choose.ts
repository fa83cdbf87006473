import { DTYPE_INFO, type Dtype } from '../convert/dtypes.ts';
import type { Manifest, ManifestModel } from '../convert/manifest.ts';
import { NotFoundError } from '../errors.ts';
import type { Capabilities, NoGpuReason } from './capabilities.ts';
import type { Device, RuntimeInfo } from './masked-lm.ts';

/** Why WebGPU isn't chosen: none to be had, no file for it, or one that needs 16-bit floats it lacks. */
export type FallbackReason = NoGpuReason | 'no-webgpu-dtype' | 'no-shader-f16';

export interface Wish {
  readonly device: Device | 'auto';
  readonly dtype?: Dtype;
}

export interface Choice {
  readonly device: Device;
  readonly dtype: Dtype;
  readonly model: ManifestModel;
  /** The GPU's vendor and architecture; '' on WebAssembly. */
  readonly adapter: string;
  /** Set when the wished or preferred device can't be had. */
  readonly fallback?: NonNullable<RuntimeInfo['fallback']>;
  /** The dtype is made for the other device and will be slow here. */
  readonly slow: boolean;
}

/** Best first: 8 bit where memory allows, then as near to fp32 as there is. 16-bit floats first on a GPU that has them. */
const ORDER = {
  f16: ['q8wf16', 'fp16', 'q4mixf16', 'q4f16'],
  webgpu: ['q8w', 'q4mix', 'q4', 'fp32'],
  wasm: ['q8', 'fp32'],
} as const satisfies Record<string, readonly Dtype[]>;

/**
 * WebGPU with shader-f16 takes the f16 file, WebGPU without it the fp32-activation one, WebAssembly q8.
 * @throws NotFoundError naming the dtypes that are there, when the one wished for isn't or none can run
 */
export function chooseFile(manifest: Manifest, capabilities: Capabilities, wish: Wish): Choice {
  const { webgpu } = capabilities;
  if (wish.dtype !== undefined) return chooseDtype(manifest, capabilities, wish.device, wish.dtype);
  let reason: FallbackReason = webgpu.available ? 'no-webgpu-dtype' : webgpu.reason;
  if (wish.device !== 'wasm' && webgpu.available) {
    const order: readonly Dtype[] = webgpu.shaderF16 ? [...ORDER.f16, ...ORDER.webgpu] : ORDER.webgpu;
    const model = firstOf(manifest, order);
    if (model) return choice(model, 'webgpu', webgpu.adapter);
    reason = 'no-webgpu-dtype';
  }
  const model = firstOf(manifest, ORDER.wasm) ?? manifest.models[0];
  if (model === undefined) throw missing(manifest, 'a model file');
  return choice(model, 'wasm', '', wish.device === 'wasm' ? undefined : { from: 'webgpu', reason });
}

function chooseDtype(manifest: Manifest, { webgpu }: Capabilities, device: Device | 'auto', dtype: Dtype): Choice {
  const model = manifest.models.find((candidate) => candidate.dtype === dtype);
  if (model === undefined) throw missing(manifest, `dtype ${dtype}`);
  const { devices, f16 } = DTYPE_INFO[dtype];
  const onGpu = device === 'webgpu' || (device === 'auto' && devices.includes('webgpu'));
  if (!onGpu) return choice(model, 'wasm', '');
  if (!webgpu.available) return choice(model, 'wasm', '', { from: 'webgpu', reason: webgpu.reason });
  if (!devices.includes('webgpu')) return choice(model, 'wasm', '', { from: 'webgpu', reason: 'no-webgpu-dtype' });
  if (f16 && !webgpu.shaderF16) return choice(model, 'wasm', '', { from: 'webgpu', reason: 'no-shader-f16' });
  return choice(model, 'webgpu', webgpu.adapter);
}

function firstOf(manifest: Manifest, order: readonly Dtype[]): ManifestModel | undefined {
  for (const dtype of order) {
    const model = manifest.models.find((candidate) => candidate.dtype === dtype);
    if (model) return model;
  }
  return undefined;
}

function choice(model: ManifestModel, device: Device, adapter: string, fallback?: Choice['fallback']): Choice {
  const slow = !DTYPE_INFO[model.dtype].devices.includes(device);
  return { device, dtype: model.dtype, model, adapter, slow, ...(fallback && { fallback }) };
}

function missing(manifest: Manifest, what: string): NotFoundError {
  const there = manifest.models.map(({ dtype }) => dtype).join(', ');
  return new NotFoundError(`${what} in ${manifest.name}; it has ${there === '' ? 'none' : there}`);
}
