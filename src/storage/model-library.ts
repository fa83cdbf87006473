import { MANIFEST_NAME, type Manifest, parseManifest, serializeManifest } from '../engine/convert/manifest.ts';
import { CorruptFileError, InUseError, JmedError, NotFoundError, UnexpectedError } from '../engine/errors.ts';
import type { FileSink, FileSource } from '../engine/io.ts';
import { isLocked, locked } from './locks.ts';
import {
  directorySink,
  directorySource,
  filesOf,
  namesOf,
  openDirectory,
  stored,
  undefinedWhenMissing,
} from './opfs-files.ts';

const MODELS = 'jmed-mask-models';

/** A converted model that is kept on the device. */
export interface StoredModel {
  readonly id: string;
  /** Of all its files. */
  readonly bytes: number;
  /** When it was converted, in milliseconds since the epoch. */
  readonly date: number;
  /** Undefined when it can't be used; then there is a problem. */
  readonly manifest?: Manifest;
  readonly problem?: JmedError;
}

/**
 * The converted models in the browser's file system, a folder each. A model's manifest is written last: a folder without one is what
 * an interrupted conversion left. Who writes, uses or removes a model holds its lock, across tabs.
 */
export class ModelLibrary {
  readonly #directory: FileSystemDirectoryHandle;

  private constructor(directory: FileSystemDirectoryHandle) {
    this.#directory = directory;
  }

  /** @returns undefined where the browser keeps nothing: on pages that aren't secure contexts, or by its settings */
  static async open(): Promise<ModelLibrary | undefined> {
    const directory = await openDirectory(MODELS);
    return directory && new ModelLibrary(directory);
  }

  /** The newest first. */
  async list(): Promise<StoredModel[]> {
    const models: StoredModel[] = [];
    for (const id of await stored(() => namesOf(this.#directory))) {
      const model = await this.#describe(id);
      if (model) models.push(model);
    }
    return models.sort((a, b) => b.date - a.date);
  }

  /**
   * A model's folder, which nobody removes as long as this worker lives.
   * @throws NotFoundError, StorageError
   */
  async use(id: string): Promise<FileSource> {
    await holdForEver(lockOf(id));
    const directory = await this.#folder(id);
    if (!directory) throw new NotFoundError(id);
    return directorySource(directory);
  }

  /** @returns undefined when there is none of this id */
  async get(id: string): Promise<StoredModel | undefined> {
    return this.#describe(id);
  }

  /**
   * Makes a new model.
   * @param write has written all files, the manifest last, when it resolves; when it rejects nothing is left
   */
  async add<T>(id: string, write: (sink: FileSink, files: FileSource) => Promise<T>): Promise<T> {
    return locked(lockOf(id), id, async () => {
      const directory = await stored(() => this.#directory.getDirectoryHandle(id, { create: true }));
      try {
        return await write(directorySink(directory), directorySource(directory));
      } catch (error) {
        await this.#removeFolder(id).catch(() => {});
        throw error;
      }
    });
  }

  /** Replaces a model's manifest: by one with figures that were measured since. */
  async setManifest(id: string, manifest: Manifest): Promise<void> {
    const directory = await this.#folder(id);
    if (!directory) throw new NotFoundError(id);
    await stored(async () => {
      const handle = await directory.getFileHandle(MANIFEST_NAME);
      // What is written takes the file's place when it is closed.
      const writable = await handle.createWritable();
      await writable.write(serializeManifest(manifest) as Uint8Array<ArrayBuffer>);
      await writable.close();
    });
  }

  /** @throws InUseError when it is loaded, here or in another tab */
  async remove(id: string): Promise<void> {
    await locked(lockOf(id), id, () => this.#removeFolder(id));
  }

  /** Takes away what interrupted conversions left; those that another tab is writing stay. */
  async tidy(): Promise<void> {
    for (const id of await stored(() => namesOf(this.#directory))) {
      if ((await this.#describe(id)) || (await isLocked(lockOf(id)))) continue;
      await this.remove(id).catch((error: unknown) => {
        if (!(error instanceof InUseError)) throw error;
      });
    }
  }

  async #folder(id: string): Promise<FileSystemDirectoryHandle | undefined> {
    return stored(() => this.#directory.getDirectoryHandle(id).catch(undefinedWhenMissing));
  }

  async #removeFolder(id: string): Promise<void> {
    await stored(() => this.#directory.removeEntry(id, { recursive: true }).catch(undefinedWhenMissing));
  }

  /** @returns undefined without a manifest */
  async #describe(id: string): Promise<StoredModel | undefined> {
    const directory = await this.#folder(id);
    if (!directory) return undefined;
    const sizes = new Map<string, number>();
    let date = 0;
    let manifestFile: File | undefined;
    const files = await filesOf(directory);
    if (!files) return undefined;
    for (const file of files) {
      sizes.set(file.name, file.size);
      if (file.name === MANIFEST_NAME) manifestFile = file;
      // The manifest is written anew when the model is measured.
      else date = Math.max(date, file.lastModified);
    }
    if (!manifestFile || manifestFile.size === 0) return undefined;
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    try {
      const manifest = parseManifest(new Uint8Array(await manifestFile.arrayBuffer()));
      checkSizes(manifest, sizes);
      return { id, bytes, date, manifest };
    } catch (error) {
      const problem = error instanceof JmedError ? error : new UnexpectedError(error);
      return { id, bytes, date, problem };
    }
  }
}

function checkSizes(manifest: Manifest, sizes: ReadonlyMap<string, number>): void {
  for (const file of [manifest.vocab, ...manifest.models.flatMap(({ graph, data }) => [graph, data])]) {
    const size = sizes.get(file.name);
    if (size === undefined) throw new NotFoundError(file.name);
    if (size !== file.bytes) throw new CorruptFileError(file.name, `${size} bytes instead of ${file.bytes}`);
  }
}

const lockOf = (id: string) => `${MODELS}/${id}`;

/** Several may read at once; whoever wants to change waits or is refused. */
async function holdForEver(name: string): Promise<void> {
  await new Promise<void>((held) => {
    void navigator.locks.request(name, { mode: 'shared' }, () => {
      held();
      return new Promise<never>(() => {});
    });
  });
}
