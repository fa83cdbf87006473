import type { Dtype } from '../engine/convert/dtypes.ts';
import { JmedError, RuntimeError } from '../engine/errors.ts';
import type { FileSource, RandomAccessFile } from '../engine/io.ts';
import { type Capabilities, probeCapabilities } from '../engine/session/capabilities.ts';
import { chooseFile } from '../engine/session/choose.ts';
import { runtimeFailure } from '../engine/session/failure.ts';
import type { Device, RuntimeInfo } from '../engine/session/masked-lm.ts';
import { type LoadedMaskedLm, loadMaskedLm } from '../engine/session/session.ts';
import type { Assets } from './assets.ts';
import type { ModelFiles } from './model-files.ts';
import { loadRuntime } from './runtime.ts';

export type DeviceWish = Device | 'auto';
type Fallback = NonNullable<RuntimeInfo['fallback']>;

/**
 * Loads the model for the device wished for, else for WebAssembly, with the reason.
 * @param onStart told when everything is read and the runtime starts
 * @throws NotFoundError, CorruptFileError, NetworkError; RuntimeError or OutOfMemoryError when WebAssembly does not start either
 */
export async function loadModel(
  assets: Assets,
  model: ModelFiles,
  device: DeviceWish,
  onStart: () => void,
): Promise<LoadedMaskedLm> {
  const capabilities = await probeCapabilities();
  const first = chooseFile(model.manifest, capabilities, { device });
  try {
    return await loadOn(assets, model, capabilities, first.device, first.fallback, onStart);
  } catch (error) {
    if (first.device === 'wasm' || !(error instanceof RuntimeError)) throw error;
    return loadOn(assets, model, capabilities, 'wasm', { from: 'webgpu', reason: 'start-failed' }, onStart);
  }
}

/** The same model on WebAssembly, after the GPU failed in the middle of its work. */
export async function replaceByWasm(assets: Assets, model: ModelFiles): Promise<LoadedMaskedLm> {
  const fallback: Fallback = { from: 'webgpu', reason: 'device-lost' };
  return loadOn(assets, model, await probeCapabilities(), 'wasm', fallback, () => {});
}

/** One dtype of a model on WebAssembly, where every dtype runs. */
export async function loadOnWasm(assets: Assets, model: ModelFiles, dtype: Dtype): Promise<LoadedMaskedLm> {
  const capabilities = await probeCapabilities();
  const choice = chooseFile(model.manifest, capabilities, { device: 'wasm', dtype });
  const ort = await loadRuntime('wasm', assets);
  return loadMaskedLm(ort, model.manifest, model.files, choice, { threads: capabilities.threads });
}

async function loadOn(
  assets: Assets,
  model: ModelFiles,
  capabilities: Capabilities,
  device: Device,
  fallback: Fallback | undefined,
  onStart: () => void,
): Promise<LoadedMaskedLm> {
  const { manifest } = model;
  const { fallback: _own, ...chosen } = chooseFile(manifest, capabilities, { device });
  const choice = fallback ? { ...chosen, fallback } : chosen;
  // Both files of the model are asked for at once, beside the runtime's; opening them again below takes what was read.
  const files = remembered(model.files);
  const [ort] = await Promise.all([
    loadRuntime(device, assets),
    files.open(choice.model.graph.name),
    files.open(choice.model.data.name),
  ]);
  onStart();
  try {
    return await loadMaskedLm(ort, manifest, files, choice, { threads: capabilities.threads });
  } catch (error) {
    if (error instanceof JmedError) throw error;
    throw runtimeFailure(device, '', error);
  }
}

function remembered(source: FileSource): FileSource {
  const opened = new Map<string, Promise<RandomAccessFile | undefined>>();
  return {
    list: () => source.list(),
    open: (name) => {
      const file = opened.get(name) ?? source.open(name);
      opened.set(name, file);
      return file;
    },
  };
}
