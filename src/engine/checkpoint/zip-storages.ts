import { configure, type FileEntry, Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { createCRC32, type IHasher } from 'hash-wasm';
import { BadCheckpointError } from '../errors.ts';
import type { RandomAccessFile } from '../io.ts';
import { CheckedEntry } from './checked-entry.ts';

configure({ useWebWorkers: false });

const MAX_ENTRIES = 100_000;

/** Lets zip.js read a file of ours. */
class RandomAccessReader extends Reader<RandomAccessFile> {
  readonly #file: RandomAccessFile;

  constructor(file: RandomAccessFile) {
    super(file);
    this.#file = file;
    this.size = file.size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const available = Math.max(0, Math.min(length, this.size - index));
    return available === 0 ? new Uint8Array(0) : this.#file.read(index, available);
  }
}

/** A zip archive whose entries are stored, not compressed, so that ranges of them can be read. */
export class StoredZip {
  readonly #file: RandomAccessFile;
  readonly #fileName: string;
  readonly #hasher: IHasher;
  readonly #entries = new Map<string, FileEntry>();
  readonly #opened = new Map<string, Promise<CheckedEntry>>();

  private constructor(file: RandomAccessFile, fileName: string, hasher: IHasher) {
    this.#file = file;
    this.#fileName = fileName;
    this.#hasher = hasher;
  }

  /** @throws BadCheckpointError when it isn't such an archive */
  static async open(file: RandomAccessFile, fileName: string): Promise<StoredZip> {
    const zip = new StoredZip(file, fileName, await createCRC32());
    try {
      for await (const entry of new ZipReader(new RandomAccessReader(file)).getEntriesGenerator()) {
        if (entry.directory) continue;
        if (entry.encrypted || entry.compressionMethod !== 0) {
          throw new BadCheckpointError(`${fileName}: ${entry.filename} is compressed or encrypted`);
        }
        if (zip.#entries.has(entry.filename) || zip.#entries.size >= MAX_ENTRIES) {
          throw new BadCheckpointError(`${fileName}: ${entry.filename} twice, or too many entries`);
        }
        zip.#entries.set(entry.filename, entry);
      }
    } catch (cause) {
      if (cause instanceof BadCheckpointError) throw cause;
      throw new BadCheckpointError(`${fileName}: not a readable zip archive (${String(cause)})`, { cause });
    }
    return zip;
  }

  names(): string[] {
    return [...this.#entries.keys()];
  }

  /** Bytes; undefined when there is no such entry. */
  size(name: string): number | undefined {
    return this.#entries.get(name)?.uncompressedSize;
  }

  /** An entry's bytes, which are known to be right when all were read, or after `verify`. */
  async read(name: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#open(name)).read(offset, length);
  }

  /** @throws BadCheckpointError when the whole of an entry doesn't match its CRC-32 */
  async verify(name: string): Promise<void> {
    await (await this.#open(name)).verify();
  }

  #open(name: string): Promise<CheckedEntry> {
    let entry = this.#opened.get(name);
    if (entry === undefined) {
      entry = this.#locate(name);
      this.#opened.set(name, entry);
    }
    return entry;
  }

  async #locate(name: string): Promise<CheckedEntry> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new BadCheckpointError(`${this.#fileName}: ${name} is missing`);
    try {
      // Reads the local header, and compares it with the directory and the entries around it.
      await entry.getData(new WritableStream(), { checkOverlappingEntryOnly: true, useWebWorkers: false });
    } catch (cause) {
      throw new BadCheckpointError(`${this.#fileName}: ${name}: damaged (${String(cause)})`, { cause });
    }
    const start = entry.localDirectory?.dataOffset;
    const { crc32, uncompressedSize: size } = entry;
    if (start === undefined || crc32 === undefined) {
      throw new BadCheckpointError(`${this.#fileName}: ${name}: no local header`);
    }
    return new CheckedEntry(
      this.#file,
      { start, size, crc32 },
      this.#hasher,
      () => new BadCheckpointError(`${this.#fileName}: ${name}: damaged (its CRC-32 is another)`),
    );
  }
}
