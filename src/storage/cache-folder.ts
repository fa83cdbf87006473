import type { Folder } from './folder.ts';

/** Files as answers in the browser's cache of requests, for browsers without a file system of their own. */
export class CacheFolder implements Folder {
  readonly #cache: Cache;

  private constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** @returns undefined where there is none: on pages that aren't secure contexts */
  static async open(name: string): Promise<CacheFolder | undefined> {
    const storage: CacheStorage | undefined = globalThis.caches;
    return storage && new CacheFolder(await storage.open(name));
  }

  async names(): Promise<readonly string[]> {
    const requests = await this.#cache.keys();
    return requests.map(({ url }) => decodeURIComponent(new URL(url).pathname.slice(1)));
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const response = await this.#cache.match(address(name));
    return response && new Uint8Array(await response.arrayBuffer());
  }

  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#cache.put(address(name), new Response(bytes));
  }

  async remove(name: string): Promise<void> {
    await this.#cache.delete(address(name));
  }
}

/** Nothing is ever fetched from there. */
function address(name: string): string {
  return `https://folder.invalid/${encodeURIComponent(name)}`;
}
