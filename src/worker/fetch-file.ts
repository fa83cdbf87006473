import { CorruptFileError, NetworkError, NotFoundError } from '../engine/errors.ts';
import { sha256 } from './sha256.ts';

/** What a manifest says of a file. */
export interface FileFacts {
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

export interface FetchFileOptions {
  /** Name for messages. */
  readonly name: string;
  /** Checked when given; without it the file is taken as it comes. */
  readonly expected?: FileFacts;
  /** Told the bytes so far after every chunk. */
  readonly onBytes?: (loaded: number) => void;
  readonly cache?: RequestCache;
}

/** A connection that sends nothing for so long is given up. */
export const STALL_MS = 30_000;

/**
 * The whole file, checked against its facts. A file that fails the check is fetched once more past the browser's cache, which may
 * hold one of an earlier version.
 * @throws NotFoundError, CorruptFileError, NetworkError
 */
export async function fetchFile(url: URL, options: FetchFileOptions): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await fetchOnce(url, options);
  } catch (error) {
    if (!(error instanceof CorruptFileError) || options.cache === 'reload') throw error;
    return fetchOnce(url, { ...options, cache: 'reload' });
  }
}

async function fetchOnce(url: URL, options: FetchFileOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { name, expected } = options;
  const stalled = new AbortController();
  let timer = setTimeout(() => stalled.abort(), STALL_MS);
  try {
    const response = await fetch(url, { cache: options.cache ?? 'default', signal: stalled.signal });
    const body = bodyOf(response, name);
    const chunks = new Chunks(name, expected?.bytes);
    for await (const chunk of body) {
      clearTimeout(timer);
      timer = setTimeout(() => stalled.abort(), STALL_MS);
      chunks.add(chunk);
      options.onBytes?.(chunks.loaded);
    }
    const bytes = chunks.whole();
    if (expected && (await sha256(bytes)) !== expected.sha256) {
      throw new CorruptFileError(name, 'its sha256 is not the one in the manifest');
    }
    return bytes;
  } catch (error) {
    if (stalled.signal.aborted) throw new NetworkError(name, 'the connection stalled', { cause: error });
    if (error instanceof TypeError) throw new NetworkError(name, error.message, { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function bodyOf(response: Response, name: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (response.status === 404 || response.status === 410) throw new NotFoundError(name);
  if (!response.ok) throw new NetworkError(name, `HTTP ${response.status}`);
  // Hosts of single-page applications answer a missing file with their start page.
  if (response.headers.get('content-type')?.startsWith('text/html')) throw new NotFoundError(name);
  if (!response.body) throw new NetworkError(name, 'the answer has no body');
  return response.body;
}

/** Collects a body: into one buffer at once where the size is known. */
class Chunks {
  loaded = 0;
  readonly #name: string;
  readonly #expected: number | undefined;
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  readonly #buffer: Uint8Array<ArrayBuffer> | undefined;

  constructor(name: string, expected: number | undefined) {
    this.#name = name;
    this.#expected = expected;
    this.#buffer = expected === undefined ? undefined : new Uint8Array(expected);
  }

  add(chunk: Uint8Array<ArrayBuffer>): void {
    if (this.#expected !== undefined && this.loaded + chunk.length > this.#expected) {
      throw new CorruptFileError(this.#name, `it has more than the ${this.#expected} bytes of the manifest`);
    }
    if (this.#buffer) this.#buffer.set(chunk, this.loaded);
    else this.#parts.push(chunk);
    this.loaded += chunk.length;
  }

  whole(): Uint8Array<ArrayBuffer> {
    if (this.#expected !== undefined && this.loaded !== this.#expected) {
      throw new CorruptFileError(this.#name, `it has ${this.loaded} of the ${this.#expected} bytes of the manifest`);
    }
    if (this.#buffer) return this.#buffer;
    const whole = new Uint8Array(this.loaded);
    let offset = 0;
    for (const part of this.#parts) {
      whole.set(part, offset);
      offset += part.length;
    }
    return whole;
  }
}
