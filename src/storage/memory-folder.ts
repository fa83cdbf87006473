import type { Folder } from './folder.ts';

/** Where the browser keeps nothing: a folder that lasts as long as the page. */
export class MemoryFolder implements Folder {
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>();

  async names(): Promise<readonly string[]> {
    return [...this.#files.keys()];
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#files.get(name)?.slice();
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#files.set(name, bytes.slice());
  }

  async remove(name: string): Promise<void> {
    this.#files.delete(name);
  }
}
