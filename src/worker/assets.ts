import * as v from 'valibot';
import { CorruptFileError, NotFoundError } from '../engine/errors.ts';
import type { FileSource, OnProgress, RandomAccessFile } from '../engine/io.ts';
import { AssetCache, type CachedFile } from '../storage/asset-cache.ts';
import { type FileFacts, fetchFile } from './fetch-file.ts';
import { sha256 } from './sha256.ts';

/** `manifest.json` at the root of the generated assets: every file by its path from there. */
const assetManifestSchema = v.object({
  files: v.array(
    v.object({
      path: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/u)),
      bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
    }),
  ),
});

const MANIFEST = 'manifest.json';

/**
 * The files served beside the page, each checked against the manifest as it is read. Those read before are taken from the browser's cache,
 * which also works without network.
 */
export class Assets {
  readonly #base: URL;
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #onProgress: OnProgress;
  readonly #cache: AssetCache | undefined;
  /** Fetched, and not yet kept. */
  readonly #fetched = new Map<string, Uint8Array<ArrayBuffer>>();

  private constructor(
    base: URL,
    facts: ReadonlyMap<string, FileFacts>,
    onProgress: OnProgress,
    cache: AssetCache | undefined,
  ) {
    this.#base = base;
    this.#cache = cache;
    this.#facts = facts;
    this.#onProgress = onProgress;
  }

  /** @param base where the generated assets lie, with a slash at its end */
  static async open(base: URL, onProgress: OnProgress): Promise<Assets> {
    const [bytes, cache] = await Promise.all([
      fetchFile(new URL(MANIFEST, base), { name: MANIFEST, cache: 'no-cache' }),
      AssetCache.open(),
    ]);
    return new Assets(base, parseAssetManifest(bytes), onProgress, cache);
  }

  url(path: string): URL {
    return new URL(path, this.#base);
  }

  /** @throws NotFoundError, CorruptFileError, NetworkError */
  async read(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const expected = this.#facts.get(path);
    if (!expected) throw new NotFoundError(path);
    const total = expected.bytes;
    const onBytes = (loaded: number) => this.#onProgress({ what: path, loaded, total });
    onBytes(0);
    const kept = await this.#readKept(path, expected);
    if (kept) {
      onBytes(total);
      return kept;
    }
    const bytes = await fetchFile(this.url(path), { name: path, expected, onBytes });
    if (this.#cache) this.#fetched.set(path, bytes);
    return bytes;
  }

  /** Keeps what was fetched for the next time, and drops what other versions of the page have left. To be called when nothing is waited for. */
  async keepFetched(): Promise<void> {
    const cache = this.#cache;
    if (!cache) return;
    const fetched = [...this.#fetched];
    this.#fetched.clear();
    await cache.removeOthers([...this.#facts].map(([path, facts]) => this.#cachedFile(path, facts)));
    for (const [path, bytes] of fetched) {
      const facts = this.#facts.get(path);
      if (facts) await cache.keep(this.#cachedFile(path, facts), bytes);
    }
  }

  /** What is kept is checked like what is fetched: storage can be damaged too. */
  async #readKept(path: string, facts: FileFacts): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const file = this.#cachedFile(path, facts);
    const bytes = await this.#cache?.read(file);
    if (!bytes || (bytes.byteLength === facts.bytes && (await sha256(bytes)) === facts.sha256)) return bytes;
    await this.#cache?.remove(file);
    return undefined;
  }

  #cachedFile(path: string, facts: FileFacts): CachedFile {
    return { ...facts, url: this.url(path) };
  }

  /** What the manifest says of a file; undefined when there is none. */
  sha256Of(path: string): string | undefined {
    return this.#facts.get(path)?.sha256;
  }

  /** The files of one folder; each is fetched whole when it is opened. */
  folder(path: string): FileSource {
    const prefix = `${path}/`;
    const names = [...this.#facts.keys()].filter((file) => file.startsWith(prefix));
    return {
      list: async () => names.map((file) => file.slice(prefix.length)),
      open: async (name) => (this.#facts.has(prefix + name) ? inMemory(await this.read(prefix + name)) : undefined),
    };
  }
}

function parseAssetManifest(bytes: Uint8Array): ReadonlyMap<string, FileFacts> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new CorruptFileError(MANIFEST, 'not JSON', { cause });
  }
  const parsed = v.safeParse(assetManifestSchema, json);
  if (!parsed.success) throw new CorruptFileError(MANIFEST, parsed.issues[0].message);
  return new Map(parsed.output.files.map(({ path, ...facts }) => [path, facts]));
}

function inMemory(bytes: Uint8Array<ArrayBuffer>): RandomAccessFile {
  return {
    size: bytes.length,
    read: async (offset, length) => {
      if (offset < 0 || length < 0 || offset + length > bytes.length) throw new RangeError('outside the file');
      return bytes.subarray(offset, offset + length);
    },
  };
}
