import { NetworkError } from '../engine/errors.ts';
import type { Device } from '../engine/session/masked-lm.ts';
import type { OrtModule } from '../engine/session/session.ts';
import type { Assets } from './assets.ts';
import { deferred } from './deferred.ts';
import { STALL_MS } from './fetch-file.ts';

/** The files of onnxruntime-web's build for each device, in the folder `ort` of the assets. */
const BUILDS: Readonly<Record<Device, string>> = {
  webgpu: 'ort-wasm-simd-threaded.asyncify',
  wasm: 'ort-wasm-simd-threaded',
};

/**
 * onnxruntime-web's smallest build that runs on the device. Its WebAssembly and the script that starts it are read as assets, so that they
 * are checked and count in the progress; nothing is started yet. The script is then imported by its address, as no other way is open to it
 * under the page's policy: what the check is for is a file of another version or a damaged one, not a host that lies about all of its files.
 */
export async function loadRuntime(device: Device, assets: Assets): Promise<OrtModule> {
  const path = `ort/${BUILDS[device]}`;
  const [ort, binary] = await Promise.all([
    importBuild(device),
    assets.read(`${path}.wasm`),
    assets.read(`${path}.mjs`),
  ]);
  ort.env.wasm.wasmBinary = binary.buffer;
  ort.env.wasm.wasmPaths = { mjs: assets.url(`${path}.mjs`).href };
  return ort;
}

function importBuild(device: Device): Promise<OrtModule> {
  if (device === 'webgpu') return arrived('onnxruntime-web/webgpu', import('onnxruntime-web/webgpu'));
  return arrived('onnxruntime-web/wasm', import('onnxruntime-web/wasm'));
}

/** @throws NetworkError, also for a script that doesn't come in time: an import has no limit of its own */
async function arrived<T>(name: string, script: Promise<T>): Promise<T> {
  const { promise: stalled, reject } = deferred<never>();
  const timer = setTimeout(() => reject(new NetworkError(name, 'the connection stalled')), STALL_MS);
  try {
    return await Promise.race([script, stalled]);
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause;
    throw new NetworkError(name, cause instanceof Error ? cause.message : String(cause), { cause });
  } finally {
    clearTimeout(timer);
  }
}
