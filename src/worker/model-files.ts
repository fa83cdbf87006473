import { MANIFEST_NAME, type Manifest, parseManifest } from '../engine/convert/manifest.ts';
import { NotFoundError, StorageError } from '../engine/errors.ts';
import type { FileSource, OnProgress } from '../engine/io.ts';
import { ModelLibrary } from '../storage/model-library.ts';
import type { Assets } from './assets.ts';
import { sha256 } from './sha256.ts';

/** Where a converted model lies: served beside the page, or kept by the browser. */
export type ModelPlace =
  | { readonly kind: 'asset'; readonly folder: string }
  | { readonly kind: 'stored'; readonly id: string };

export interface ModelFiles {
  /** Names the model among all. */
  readonly key: string;
  readonly manifest: Manifest;
  /** The folder the manifest lies in. */
  readonly files: FileSource;
}

export interface OpenedModelFiles extends ModelFiles {
  /** Of the manifest's bytes. */
  readonly manifestSha256: string;
}

/** @throws NotFoundError, CorruptFileError, NetworkError, StorageError */
export async function openModelFiles(
  assets: Assets,
  place: ModelPlace,
  onProgress: OnProgress,
): Promise<OpenedModelFiles> {
  if (place.kind === 'asset') return described(place.folder, assets.folder(place.folder));
  const library = await ModelLibrary.open();
  if (!library) throw new StorageError('this browser keeps no models');
  const files = await library.use(place.id);
  return described(place.id, followed(files, `models/${place.id}`, onProgress));
}

async function described(key: string, files: FileSource): Promise<OpenedModelFiles> {
  const file = await files.open(MANIFEST_NAME);
  if (!file) throw new NotFoundError(`${key}/${MANIFEST_NAME}`);
  const bytes = await file.read(0, file.size);
  return { key, manifest: parseManifest(bytes), manifestSha256: await sha256(bytes), files };
}

/** Tells how much of each file was read; they are read once, from their start. */
function followed(source: FileSource, folder: string, onProgress: OnProgress): FileSource {
  return {
    list: () => source.list(),
    open: async (name) => {
      const file = await source.open(name);
      if (!file) return undefined;
      const { size } = file;
      const what = `${folder}/${name}`;
      onProgress({ what, loaded: 0, total: size });
      return {
        size,
        read: async (offset, length) => {
          const bytes = await file.read(offset, length);
          onProgress({ what, loaded: offset + length, total: size });
          return bytes;
        },
      };
    },
  };
}
