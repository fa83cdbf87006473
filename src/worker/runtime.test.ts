import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { CorruptFileError } from '../engine/errors.ts';
import { Assets } from './assets.ts';
import { loadRuntime } from './runtime.ts';

let server: Server | undefined;
afterEach(() => server?.close().closeAllConnections());

/** A host whose manifest tells of these files, and that gives others in their place. */
async function host(files: Readonly<Record<string, string>>, changed: Readonly<Record<string, string>> = {}) {
  const listed = Object.entries(files).map(([path, content]) => ({
    path,
    bytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  const served: Record<string, string> = { ...files, ...changed, 'manifest.json': JSON.stringify({ files: listed }) };
  server = createServer(({ url = '' }, response) => response.end(served[url.slice(1)]));
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  return Assets.open(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`), () => {});
}

const FILES = { 'ort/ort-wasm-simd-threaded.wasm': 'binary', 'ort/ort-wasm-simd-threaded.mjs': 'script' };

test('the runtime gets the bytes that were checked', async () => {
  const ort = await loadRuntime('wasm', await host(FILES));
  expect(new TextDecoder().decode(ort.env.wasm.wasmBinary as ArrayBuffer)).toBe('binary');
});

test.each(Object.keys(FILES))('%s with another byte is refused before the runtime sees it', async (path) => {
  const changed = { [path]: FILES[path as keyof typeof FILES].replace('i', 'j') };
  await expect(loadRuntime('wasm', await host(FILES, changed))).rejects.toBeInstanceOf(CorruptFileError);
});
