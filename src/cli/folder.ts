import { mkdir, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSink, FileSource, RandomAccessFile } from '../engine/io.ts';
import { stored } from './storage-errors.ts';

/** A folder of the file system as the engine reads it. Files are opened for each read: none is left open. */
export function folderSource(folder: string): FileSource {
  return {
    list: () => readdir(folder),
    open: async (name) => {
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      return found?.isFile() ? fileAt(path, found.size) : undefined;
    },
  };
}

function fileAt(path: string, size: number): RandomAccessFile {
  return {
    size,
    read: async (offset, length) => {
      const bytes = new Uint8Array(length);
      const handle = await open(path, 'r');
      try {
        for (let filled = 0; filled < length; ) {
          const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
          if (bytesRead === 0) throw new RangeError(`${path}: ends before byte ${offset + length}`);
          filled += bytesRead;
        }
      } finally {
        await handle.close();
      }
      return bytes;
    },
  };
}

/** Writes files into a folder, which is made when it is missing. Whatever the disk refuses is a StorageError. */
export function folderSink(folder: string): FileSink {
  return {
    create: async (name) => {
      const handle = await stored(async () => {
        await mkdir(folder, { recursive: true });
        return open(join(folder, name), 'w');
      }, name);
      return {
        write: (bytes) => stored(() => handle.writeFile(bytes), name),
        close: () => stored(() => handle.close(), name),
      };
    },
  };
}
