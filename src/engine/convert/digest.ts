import { createSHA256 } from 'hash-wasm';
import { CancelledError } from '../errors.ts';
import type { FileSink, FileSource, FileWriter } from '../io.ts';
import type { ManifestFile } from './manifest.ts';

const CHUNK_BYTES = 4 * 2 ** 20;

/**
 * Writes a file and takes its sha256 as the bytes pass by.
 * @param body writes the content
 */
export async function writeDigested(
  sink: FileSink,
  name: string,
  body: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<ManifestFile> {
  const hasher = await createSHA256();
  const writer: FileWriter = await sink.create(name);
  let bytes = 0;
  try {
    await body(async (chunk) => {
      hasher.update(chunk);
      bytes += chunk.byteLength;
      await writer.write(chunk);
    });
  } finally {
    await writer.close();
  }
  return { name, bytes, sha256: hasher.digest('hex') };
}

/** @returns undefined when there is no such file */
export async function digestFile(
  source: FileSource,
  name: string,
  signal?: AbortSignal,
): Promise<ManifestFile | undefined> {
  const file = await source.open(name);
  if (file === undefined) return undefined;
  const hasher = await createSHA256();
  for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
    if (signal?.aborted) throw new CancelledError();
    hasher.update(await file.read(offset, Math.min(CHUNK_BYTES, file.size - offset)));
  }
  return { name, bytes: file.size, sha256: hasher.digest('hex') };
}
