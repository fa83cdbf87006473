import { InUseError } from '../engine/errors.ts';
import {
  type DownloadFolder,
  type DownloadNote,
  NOTE_NAME,
  type PartialFile,
  parseNote,
  serializeNote,
} from '../engine/hub/partial-file.ts';
import { isLocked, locked, takeLock } from './locks.ts';
import {
  asStorageError,
  directorySink,
  filesOf,
  namesOf,
  openDirectory,
  openForWriting,
  type SyncAccessHandle,
  stored,
  undefinedWhenMissing,
  writeWhole,
} from './opfs-files.ts';

const DOWNLOADS = 'jmed-mask-downloads';

/** A download that isn't whole. */
export interface KeptDownload extends DownloadNote {
  readonly id: string;
  /** Kept of all its files. */
  readonly bytes: number;
  /** When it last grew, in milliseconds since the epoch. */
  readonly date: number;
  /** Someone is at it. */
  readonly running: boolean;
}

/** Interrupted downloads in the browser's file system, a folder each. Who is at one holds its lock, across tabs. */
export class DownloadLibrary {
  readonly #directory: FileSystemDirectoryHandle;

  private constructor(directory: FileSystemDirectoryHandle) {
    this.#directory = directory;
  }

  /** @returns undefined where the browser keeps nothing */
  static async open(): Promise<DownloadLibrary | undefined> {
    const directory = await openDirectory(DOWNLOADS);
    return directory && new DownloadLibrary(directory);
  }

  /** The newest first. What can't be gone on with is taken away. */
  async list(): Promise<KeptDownload[]> {
    const downloads: KeptDownload[] = [];
    for (const id of await stored(() => namesOf(this.#directory))) {
      const download = await this.#describe(id);
      if (download) downloads.push(download);
      else if (!(await isLocked(lockOf(id)))) await this.remove(id).catch(notInUse);
    }
    return downloads.sort((a, b) => b.date - a.date);
  }

  /** @throws InUseError, StorageError */
  async openFolder(id: string): Promise<DownloadFolder> {
    const release = await takeLock(lockOf(id), id);
    try {
      const directory = await stored(() => this.#directory.getDirectoryHandle(id, { create: true }));
      return {
        note: () => noteOf(directory),
        setNote: async (note) => {
          const writer = await directorySink(directory).create(NOTE_NAME);
          try {
            await writer.write(serializeNote(note));
          } finally {
            await writer.close();
          }
        },
        open: async (name) => new OpfsPartialFile(await openForWriting(directory, name)),
        remove: () => this.#removeFolder(id),
        close: async () => release(),
      };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** @throws InUseError when it is going on, here or in another tab */
  remove(id: string): Promise<void> {
    return locked(lockOf(id), id, () => this.#removeFolder(id));
  }

  async #removeFolder(id: string): Promise<void> {
    await stored(() => this.#directory.removeEntry(id, { recursive: true }).catch(undefinedWhenMissing));
  }

  async #describe(id: string): Promise<KeptDownload | undefined> {
    const directory = await stored(() => this.#directory.getDirectoryHandle(id).catch(undefinedWhenMissing));
    const note = directory && (await noteOf(directory));
    if (!note) return undefined;
    const files = await filesOf(directory);
    if (!files) return undefined;
    const bytes = files.reduce((sum, { name, size }) => sum + (name === NOTE_NAME ? 0 : size), 0);
    const date = Math.max(...files.map(({ lastModified }) => lastModified));
    return { ...note, id, bytes, date, running: await isLocked(lockOf(id)) };
  }
}

/** Another tab has begun with it meanwhile. */
function notInUse(error: unknown): void {
  if (!(error instanceof InUseError)) throw error;
}

const lockOf = (id: string) => `${DOWNLOADS}/${id}`;

async function noteOf(directory: FileSystemDirectoryHandle): Promise<DownloadNote | undefined> {
  return stored(async () => {
    const handle = await directory.getFileHandle(NOTE_NAME).catch(undefinedWhenMissing);
    return handle && parseNote(new Uint8Array(await (await handle.getFile()).arrayBuffer()));
  });
}

/** Written in place: what came before the page was closed stays. */
class OpfsPartialFile implements PartialFile {
  size: number;
  readonly #handle: SyncAccessHandle;

  constructor(handle: SyncAccessHandle) {
    this.#handle = handle;
    this.size = handle.getSize();
  }

  async append(bytes: Uint8Array): Promise<void> {
    writeWhole(this.#handle, bytes, this.size);
    this.size += bytes.length;
  }

  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length);
    try {
      if (this.#handle.read(bytes, { at: offset }) !== length) throw new RangeError('outside the file');
    } catch (cause) {
      throw asStorageError(cause);
    }
    return bytes;
  }

  async clear(): Promise<void> {
    await stored(async () => this.#handle.truncate(0));
    this.size = 0;
  }

  async close(): Promise<void> {
    this.#handle.close();
  }
}
