import type { RandomAccessFile } from '../io.ts';
import type { PartialFile } from './partial-file.ts';

interface Waiting {
  readonly end: number;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** A file that is still arriving: a read waits until the bytes it asks for are there. */
export class Arrivals implements RandomAccessFile {
  readonly size: number;
  readonly #partial: PartialFile;
  #waiting: Waiting[] = [];
  #tail: Uint8Array<ArrayBuffer> | undefined;
  #failure: { readonly reason: unknown } | undefined;

  constructor(partial: PartialFile, size: number) {
    this.#partial = partial;
    this.size = size;
  }

  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = offset + length;
    if (offset < 0 || length < 0 || end > this.size) throw new RangeError('outside the file');
    const tailStart = this.size - (this.#tail?.length ?? 0);
    if (this.#tail && offset >= tailStart && end > this.#partial.size) {
      return this.#tail.slice(offset - tailStart, end - tailStart);
    }
    if (end > this.#partial.size) await this.#wait(end);
    return this.#partial.read(offset, length);
  }

  /** The file's last bytes, which came before the others. */
  setTail(tail: Uint8Array<ArrayBuffer>): void {
    this.#tail = tail;
  }

  /** To be called when the partial file has grown. */
  arrived(): void {
    const { size } = this.#partial;
    const ready = this.#waiting.filter(({ end }) => end <= size);
    if (ready.length === 0) return;
    this.#waiting = this.#waiting.filter(({ end }) => end > size);
    for (const { resolve } of ready) resolve();
  }

  /** Nothing more will come. */
  fail(reason: unknown): void {
    this.#failure = { reason };
    for (const { reject } of this.#waiting) reject(reason);
    this.#waiting = [];
  }

  async #wait(end: number): Promise<void> {
    const failure = this.#failure;
    if (failure) throw failure.reason;
    await new Promise<void>((resolve, reject) => this.#waiting.push({ end, resolve, reject }));
  }
}
