import { createSHA256 } from 'hash-wasm';
import type { ManifestFile } from '../convert/manifest.ts';
import { CancelledError, CorruptFileError, NotFoundError } from '../errors.ts';
import type { FileSource } from '../io.ts';

const CHUNK_BYTES = 4 * 2 ** 20;

export interface ReadOptions {
  /** Check the sha256; the size is checked always. */
  readonly verify: boolean;
  /** Told the bytes of this file so far. */
  readonly onBytes?: (loaded: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a file a manifest lists, whole.
 * @throws NotFoundError, CorruptFileError, CancelledError
 */
export async function readListedFile(
  files: FileSource,
  { name, bytes, sha256 }: ManifestFile,
  { verify, onBytes, signal }: ReadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await files.open(name);
  if (file === undefined) throw new NotFoundError(name);
  if (file.size !== bytes) throw new CorruptFileError(name, `${file.size} bytes instead of ${bytes}`);
  const content = new Uint8Array(bytes);
  const hasher = verify ? await createSHA256() : undefined;
  for (let offset = 0; offset < bytes; offset += CHUNK_BYTES) {
    if (signal?.aborted) throw new CancelledError();
    const chunk = await file.read(offset, Math.min(CHUNK_BYTES, bytes - offset));
    content.set(chunk, offset);
    hasher?.update(chunk);
    onBytes?.(offset + chunk.byteLength);
  }
  if (hasher !== undefined && hasher.digest('hex') !== sha256) {
    throw new CorruptFileError(name, 'its sha256 is not the one in the manifest');
  }
  return content;
}
