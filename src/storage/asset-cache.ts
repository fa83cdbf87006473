import type { FileFacts } from '../worker/fetch-file.ts';

const NAME = 'jmed-mask-assets';

/** A file that was served, by its address and content. */
export interface CachedFile extends FileFacts {
  readonly url: URL;
}

/**
 * The dictionary, models and runtimes that were loaded once, kept for the next time and for when there is no network. Failures (no room,
 * storage switched off) only mean that a file is fetched again.
 */
export class AssetCache {
  readonly #cache: Cache;

  private constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** @returns undefined where there is none: on pages that aren't secure contexts */
  static async open(): Promise<AssetCache | undefined> {
    const storage: CacheStorage | undefined = globalThis.caches;
    try {
      return storage && new AssetCache(await storage.open(NAME));
    } catch {
      return undefined;
    }
  }

  /** The bytes as they were kept, unchecked. */
  async read(file: CachedFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const response = await this.#cache.match(keyOf(file));
      return response && new Uint8Array(await response.arrayBuffer());
    } catch {
      return undefined;
    }
  }

  async keep(file: CachedFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const headers = { 'Content-Length': String(bytes.byteLength), 'Content-Type': 'application/octet-stream' };
    await this.#cache.put(keyOf(file), new Response(bytes, { headers })).catch(() => {});
  }

  async remove(file: CachedFile): Promise<void> {
    await this.#cache.delete(keyOf(file)).catch(() => {});
  }

  /** Removes what other versions of the page have left. */
  async removeOthers(files: readonly CachedFile[]): Promise<void> {
    const current = new Set(files.map((file) => keyOf(file)));
    const kept = await this.#cache.keys().catch(() => []);
    await Promise.all(kept.filter(({ url }) => !current.has(url)).map((request) => this.#cache.delete(request)));
  }
}

function keyOf({ url, sha256 }: CachedFile): string {
  const key = new URL(url);
  key.search = new URLSearchParams({ sha256 }).toString();
  return key.href;
}
