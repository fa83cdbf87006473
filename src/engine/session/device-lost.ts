import { RuntimeError } from '../errors.ts';
import type { Device } from './masked-lm.ts';
import type { OrtModule } from './session.ts';

interface LosableDevice {
  readonly lost: Promise<{ readonly reason: string; readonly message: string }>;
}

/**
 * Resolves when the GPU device that onnxruntime made is lost (driver reset, memory, the browser's decision, or its
 * destruction). Never resolves on WebAssembly.
 */
export async function deviceLost(ort: OrtModule, device: Device): Promise<RuntimeError> {
  if (device === 'wasm') return new Promise(() => {});
  const gpu = (await ort.env.webgpu.device) as unknown as LosableDevice;
  const { reason, message } = await gpu.lost;
  return new RuntimeError('webgpu', `the device was lost (${reason}): ${message}`);
}
