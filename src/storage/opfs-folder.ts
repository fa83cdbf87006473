import type { Folder } from './folder.ts';

/** A folder of the browser's origin private file system. */
export class OpfsFolder implements Folder {
  readonly #name: string;
  #directory: FileSystemDirectoryHandle;

  private constructor(name: string, directory: FileSystemDirectoryHandle) {
    this.#name = name;
    this.#directory = directory;
  }

  /** @returns undefined where the browser has none, or one whose files can't be replaced as a whole (Safari before 26) */
  static async open(name: string): Promise<OpfsFolder | undefined> {
    const storage: Partial<StorageManager> | undefined = navigator.storage;
    if (!storage?.getDirectory || !('createWritable' in FileSystemFileHandle.prototype)) return undefined;
    return new OpfsFolder(name, await directoryOf(name));
  }

  async names(): Promise<readonly string[]> {
    return this.#there(async (directory) => {
      const names: string[] = [];
      for await (const name of directory.keys()) names.push(name);
      return names;
    });
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const handle = await this.#directory.getFileHandle(name).catch(undefinedWhenMissing);
    return handle && new Uint8Array(await (await handle.getFile()).arrayBuffer());
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const handle = await this.#there((directory) => directory.getFileHandle(name, { create: true }));
    // What is written takes the file's place when it is closed.
    const writable = await handle.createWritable();
    try {
      await writable.write(bytes);
    } catch (error) {
      await writable.abort().catch(() => {});
      throw error;
    }
    await writable.close();
  }

  async remove(name: string): Promise<void> {
    await this.#directory.removeEntry(name).catch(undefinedWhenMissing);
  }

  /** What the browser keeps for the page can be cleared while it is open: then the directory is made anew. */
  async #there<T>(job: (directory: FileSystemDirectoryHandle) => Promise<T>): Promise<T> {
    try {
      return await job(this.#directory);
    } catch (error) {
      undefinedWhenMissing(error);
      this.#directory = await directoryOf(this.#name);
      return job(this.#directory);
    }
  }
}

async function directoryOf(name: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(name, { create: true });
}

function undefinedWhenMissing(error: unknown): undefined {
  if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
  throw error;
}
