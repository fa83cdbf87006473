import { StorageError } from '../engine/errors.ts';
import type { FileSink, FileSource, FileWriter, RandomAccessFile } from '../engine/io.ts';

/** A file open for reading and writing in place. Dedicated workers have it; TypeScript tells of it only there. */
export interface SyncAccessHandle {
  read(buffer: Uint8Array, options: { readonly at: number }): number;
  write(buffer: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  flush(): void;
  close(): void;
}

type SyncFileHandle = FileSystemFileHandle & { createSyncAccessHandle?(): Promise<SyncAccessHandle> };

/** @returns undefined where the browser has no file system of its own, or none whose large files can be written part by part */
export async function openDirectory(name: string): Promise<FileSystemDirectoryHandle | undefined> {
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  if (!storage?.getDirectory || !('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return undefined;
  try {
    const root = await storage.getDirectory();
    return await root.getDirectoryHandle(name, { create: true });
  } catch {
    // Switched off by the browser's settings.
    return undefined;
  }
}

/** The files of a directory. Nothing is held open: another tab may read them too. */
export function directorySource(directory: FileSystemDirectoryHandle): FileSource {
  return {
    list: () => stored(() => namesOf(directory)),
    open: (name) =>
      stored(async () => {
        const handle = await directory.getFileHandle(name).catch(undefinedWhenMissing);
        return handle && blobFile(await handle.getFile());
      }),
  };
}

/** Reads parts of what the browser keeps elsewhere than in memory. */
export function blobFile(blob: Blob): RandomAccessFile {
  return {
    size: blob.size,
    read: async (offset, length) => {
      if (offset < 0 || length < 0 || offset + length > blob.size) throw new RangeError('outside the file');
      return stored(async () => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()));
    },
  };
}

/** Writes files straight to where they stay: what is interrupted leaves a part of a file. For dedicated workers. */
export function directorySink(directory: FileSystemDirectoryHandle): FileSink {
  return {
    create: async (name) => {
      const handle = await openForWriting(directory, name);
      let offset = 0;
      handle.truncate(0);
      const writer: FileWriter = {
        write: async (bytes) => {
          writeWhole(handle, bytes, offset);
          offset += bytes.byteLength;
        },
        close: async () => handle.close(),
      };
      return writer;
    },
  };
}

/** @throws StorageError, also when it is open elsewhere */
export async function openForWriting(directory: FileSystemDirectoryHandle, name: string): Promise<SyncAccessHandle> {
  return stored(async () => {
    const handle: SyncFileHandle = await directory.getFileHandle(name, { create: true });
    const access = await handle.createSyncAccessHandle?.();
    if (!access) throw new StorageError('this browser can’t write large files');
    return access;
  });
}

/** @throws StorageError when the device has no room for all of it */
export function writeWhole(handle: SyncAccessHandle, bytes: Uint8Array, at: number): void {
  let written: number;
  try {
    written = handle.write(bytes, { at });
  } catch (cause) {
    throw asStorageError(cause);
  }
  if (written !== bytes.byteLength) throw new StorageError(`${bytes.byteLength} bytes could not all be written`);
}

export async function namesOf(directory: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of directory.keys()) names.push(name);
  return names.sort();
}

/** @returns undefined when the directory or a file of it is removed meanwhile: by another tab, say */
export async function filesOf(directory: FileSystemDirectoryHandle): Promise<readonly File[] | undefined> {
  const read = async () => {
    const files: File[] = [];
    for (const name of await namesOf(directory)) files.push(await (await directory.getFileHandle(name)).getFile());
    return files;
  };
  return stored(() => read().catch(undefinedWhenMissing));
}

export function undefinedWhenMissing(error: unknown): undefined {
  if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
  throw error;
}

/** @throws StorageError for whatever the browser's storage throws */
export async function stored<T>(job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    throw asStorageError(error);
  }
}

export function asStorageError(error: unknown): unknown {
  if (!(error instanceof DOMException) && !(error instanceof TypeError)) return error;
  return new StorageError(`${error.name}: ${error.message}`, { cause: error });
}
