import { type FileHandle, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InUseError } from '../engine/errors.ts';
import {
  type DownloadFolder,
  NOTE_NAME,
  type PartialFile,
  parseNote,
  serializeNote,
} from '../engine/hub/partial-file.ts';
import { stored } from './storage-errors.ts';

const LOCK = 'pid';

/**
 * A folder of the file system for one download; no other process has it meanwhile.
 * @throws InUseError, StorageError
 */
export async function openDownloadFolder(parent: string, name: string): Promise<DownloadFolder> {
  const folder = join(parent, name);
  await stored(() => mkdir(folder, { recursive: true }));
  await lock(folder, name);
  return {
    note: async () => {
      const bytes = await readFile(join(folder, NOTE_NAME)).catch(() => undefined);
      return bytes && parseNote(bytes);
    },
    setNote: (note) =>
      stored(async () => {
        const temporary = join(folder, `${NOTE_NAME}.new`);
        await writeFile(temporary, serializeNote(note));
        await rename(temporary, join(folder, NOTE_NAME));
      }),
    open: (file) => stored(() => openPartial(join(folder, `${file}.part`))),
    remove: () => stored(() => rm(folder, { recursive: true, force: true })),
    close: () => rm(join(folder, LOCK), { force: true }),
  };
}

async function lock(folder: string, name: string): Promise<void> {
  const path = join(folder, LOCK);
  const take = () => writeFile(path, `${process.pid}`, { flag: 'wx' });
  try {
    await take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return stored(() => Promise.reject(error));
    const owner = Number(await readFile(path, 'utf8').catch(() => '0'));
    if (isAlive(owner)) throw new InUseError(name);
    await rm(path, { force: true });
    await stored(take);
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function openPartial(path: string): Promise<PartialFile> {
  const handle = await open(path, 'a+');
  return new HandleFile(handle, (await handle.stat()).size);
}

class HandleFile implements PartialFile {
  size: number;
  readonly #handle: FileHandle;

  constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  async append(bytes: Uint8Array): Promise<void> {
    await stored(() => this.#handle.appendFile(bytes));
    this.size += bytes.length;
  }

  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const { bytesRead } = await stored(() => this.#handle.read(bytes, filled, length - filled, offset + filled));
      if (bytesRead === 0) throw new RangeError('outside the file');
      filled += bytesRead;
    }
    return bytes;
  }

  async clear(): Promise<void> {
    await stored(() => this.#handle.truncate(0));
    this.size = 0;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
