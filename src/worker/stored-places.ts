import { StorageError } from '../engine/errors.ts';
import { DownloadLibrary } from '../storage/download-library.ts';
import { ModelLibrary, type StoredModel } from '../storage/model-library.ts';
import { toEnvelope } from './envelope.ts';
import type { StoredModelData } from './workshop-api.ts';

/** @throws StorageError where the browser keeps no large files */
export async function openModels(): Promise<ModelLibrary> {
  const library = await ModelLibrary.open();
  if (!library) throw new StorageError('this browser keeps no large files for this page');
  return library;
}

/** @throws StorageError where the browser keeps no large files */
export async function openDownloads(): Promise<DownloadLibrary> {
  const library = await DownloadLibrary.open();
  if (!library) throw new StorageError('this browser keeps no large files for this page');
  return library;
}

export function asData({ problem, ...model }: StoredModel): StoredModelData {
  return { ...model, ...(problem && { problem: toEnvelope(problem) }) };
}
