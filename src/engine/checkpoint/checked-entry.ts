import type { IHasher } from 'hash-wasm';
import type { RandomAccessFile } from '../io.ts';

const CHUNK_BYTES = 4 * 2 ** 20;

export interface EntryPlace {
  /** Of its first byte in the file. */
  readonly start: number;
  readonly size: number;
  readonly crc32: number;
}

/**
 * A run of bytes in a file, checked against its CRC-32 while it is read: what is read in order is read once. Rows that
 * were given out before the last byte was seen are known to be right only after `verify`.
 */
export class CheckedEntry {
  readonly #file: RandomAccessFile;
  readonly #place: EntryPlace;
  readonly #damaged: () => Error;
  readonly #hasher: IHasher;
  #state: Uint8Array | undefined;
  #hashed = 0;
  #isDamaged = false;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param hasher may be shared with other entries: a browser has room for some hundred WebAssembly memories only
   * @param damaged what is thrown when the bytes have another CRC-32
   */
  constructor(file: RandomAccessFile, place: EntryPlace, hasher: IHasher, damaged: () => Error) {
    this.#file = file;
    this.#place = place;
    this.#hasher = hasher;
    this.#damaged = damaged;
  }

  /** @param offset from the entry's first byte */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#inTurn(async () => {
      await this.#hashUpTo(offset);
      const bytes = await this.#file.read(this.#place.start + offset, length);
      this.#hash(bytes.subarray(Math.min(length, this.#hashed - offset)));
      return bytes;
    });
  }

  /** Reads what nobody has read so far. */
  verify(): Promise<void> {
    return this.#inTurn(() => this.#hashUpTo(this.#place.size));
  }

  /** One after the other: a checksum is taken in order. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => {
      if (this.#isDamaged) throw this.#damaged();
      return work();
    });
    this.#last = result.catch(() => {});
    return result;
  }

  async #hashUpTo(end: number): Promise<void> {
    while (this.#hashed < end) {
      const length = Math.min(CHUNK_BYTES, end - this.#hashed);
      this.#hash(await this.#file.read(this.#place.start + this.#hashed, length));
    }
  }

  #hash(bytes: Uint8Array): void {
    if (bytes.byteLength === 0) return;
    if (this.#state === undefined) this.#hasher.init();
    else this.#hasher.load(this.#state);
    this.#hasher.update(bytes);
    this.#state = this.#hasher.save();
    this.#hashed += bytes.byteLength;
    if (this.#hashed < this.#place.size) return;
    this.#isDamaged = Number.parseInt(this.#hasher.digest('hex'), 16) !== this.#place.crc32;
    if (this.#isDamaged) throw this.#damaged();
  }
}
