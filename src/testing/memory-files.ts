import type { FileSink, FileSource, FileWriter, RandomAccessFile } from '../engine/io.ts';
import { readFixture } from './fixtures.ts';

/** A folder in memory, to read from and write into. `reads` counts the bytes of each read, in order. */
export class MemoryFiles implements FileSource, FileSink {
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  readonly reads: number[] = [];

  constructor(files: Iterable<readonly [string, Uint8Array<ArrayBuffer>]> = []) {
    this.files = new Map(files);
  }

  /** The named files of a folder of the repository. */
  static async ofFixture(folder: string, names: readonly string[]): Promise<MemoryFiles> {
    const entries = names.map(async (name) => [name, await readFixture(`${folder}/${name}`)] as const);
    return new MemoryFiles(await Promise.all(entries));
  }

  /** The same folder with some files replaced; undefined takes one away. */
  with(changes: Readonly<Record<string, Uint8Array<ArrayBuffer> | string | undefined>>): MemoryFiles {
    const copy = new MemoryFiles(this.files);
    for (const [name, content] of Object.entries(changes)) {
      if (content === undefined) copy.files.delete(name);
      else copy.files.set(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    }
    return copy;
  }

  async list(): Promise<string[]> {
    return [...this.files.keys()];
  }

  async open(name: string): Promise<RandomAccessFile | undefined> {
    const bytes = this.files.get(name);
    if (bytes === undefined) return undefined;
    return {
      size: bytes.byteLength,
      read: async (offset, length) => {
        if (offset < 0 || length < 0 || offset + length > bytes.byteLength) {
          throw new RangeError(`${name}: no bytes ${offset}–${offset + length} in ${bytes.byteLength}`);
        }
        this.reads.push(length);
        return bytes.slice(offset, offset + length);
      },
    };
  }

  async create(name: string): Promise<FileWriter> {
    const chunks: Uint8Array[] = [];
    return {
      write: async (bytes) => void chunks.push(bytes.slice()),
      close: async () => void this.files.set(name, concat(chunks)),
    };
  }
}

export function concat(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}
