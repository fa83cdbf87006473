/**
 * Writes a .br and a .gz beside each compressible file of the built page, which serve.ts and most static hosts send in
 * its place. Results are kept by content, so that building again compresses only what changed.
 */

import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress as brotliWithCallback, constants, gzip as gzipWithCallback } from 'node:zlib';
import { filesBelow } from './fingerprint.ts';

const brotli = promisify(brotliWithCallback);
const gzip = promisify(gzipWithCallback);

/** Not model weights (.data) and the dictionary (.bin, gzip inside): noise gains nothing. */
const COMPRESSIBLE = new Set(
  '.css .html .ico .js .json .map .mjs .onnx .svg .tsv .txt .wasm .webmanifest .xml'.split(' '),
);
const SMALLEST = 512;
const WORTH_IT = 0.95;

/** On 27 MB of WASM quality 6 takes 2 s, 9 takes 10 s for 5 % less, 11 over a minute; small files get the best. */
function brotliQuality(bytes: number): number {
  if (bytes > 4_000_000) return 6;
  return bytes > 1_000_000 ? 9 : 11;
}

export interface CompressionTotal {
  readonly files: number;
  readonly bytes: number;
  readonly brotliBytes: number;
}

/** Compresses every compressible file below `folder`; sums are of those files alone. */
export async function compressFolder(folder: string, cache: string): Promise<CompressionTotal> {
  await mkdir(cache, { recursive: true });
  const files = (await filesBelow(folder)).filter((file) => COMPRESSIBLE.has(extname(file)));
  const done = await Promise.all(files.map((file) => compressFile(file, cache)));
  const kept = done.filter((result) => result !== null);
  return {
    files: kept.length,
    bytes: kept.reduce((sum, result) => sum + result.bytes, 0),
    brotliBytes: kept.reduce((sum, result) => sum + result.brotliBytes, 0),
  };
}

async function compressFile(file: string, cache: string): Promise<{ bytes: number; brotliBytes: number } | null> {
  const content = await readFile(file);
  if (content.byteLength < SMALLEST) return null;
  const quality = brotliQuality(content.byteLength);
  const key = join(cache, `${createHash('sha256').update(content).digest('hex')}-${quality}`);
  const [brotliBytes] = await Promise.all([
    keep(`${key}.br`, `${file}.br`, content.byteLength, () =>
      brotli(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
        },
      }),
    ),
    keep(`${key}.gz`, `${file}.gz`, content.byteLength, () => gzip(content, { level: 9 })),
  ]);
  return brotliBytes === null ? null : { bytes: content.byteLength, brotliBytes };
}

/** The size of the compressed file, or null where it wasn't worth having one. */
async function keep(cached: string, target: string, original: number, compress: () => Promise<Buffer>) {
  const known = await readFile(cached).catch(() => null);
  const compressed = known ?? (await compress());
  if (known === null) {
    await writeFile(`${cached}.${process.pid}`, compressed);
    await rename(`${cached}.${process.pid}`, cached);
  }
  if (compressed.byteLength > original * WORTH_IT) return null;
  await copyFile(cached, target);
  return compressed.byteLength;
}
