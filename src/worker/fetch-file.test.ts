import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { CorruptFileError, NetworkError, NotFoundError } from '../engine/errors.ts';
import { fetchFile } from './fetch-file.ts';
import { gunzip } from './gunzip.ts';
import { sha256 } from './sha256.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function serve(answer: RequestListener): Promise<URL> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/file`);
}

const content = new TextEncoder().encode('the weights of a model');
const facts = async () => ({ bytes: content.length, sha256: await sha256(content) });

test('reads a file that is what its manifest says, and tells the bytes on the way', async () => {
  const url = await serve((_, response) => response.end(content));
  const told: number[] = [];
  const bytes = await fetchFile(url, { name: 'file', expected: await facts(), onBytes: (loaded) => told.push(loaded) });
  expect(bytes).toEqual(content);
  expect(told.at(-1)).toBe(content.length);
});

test.each([
  ['too short', content.subarray(1)],
  ['too long', new Uint8Array([...content, 0])],
  ['of the right size but with another byte', content.map((byte, at) => (at === 3 ? byte ^ 1 : byte))],
])('a file that is %s is corrupt', async (_, body) => {
  const url = await serve((__, response) => response.end(body));
  await expect(fetchFile(url, { name: 'file', expected: await facts() })).rejects.toBeInstanceOf(CorruptFileError);
});

test('a file that fails its check is fetched once more', async () => {
  let requests = 0;
  const url = await serve((_, response) => response.end(requests++ === 0 ? 'of an older version' : content));
  expect(await fetchFile(url, { name: 'file', expected: await facts() })).toEqual(content);
  expect(requests).toBe(2);
});

test('a missing file, or a page in its place, is not found', async () => {
  const missing = await serve((_, response) => response.writeHead(404).end());
  await expect(fetchFile(missing, { name: 'file' })).rejects.toBeInstanceOf(NotFoundError);
  const page = await serve((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end('<!doctype html>'),
  );
  await expect(fetchFile(page, { name: 'file' })).rejects.toBeInstanceOf(NotFoundError);
});

test('a server’s error, a refused and a cut connection are failures of the network', async () => {
  const broken = await serve((_, response) => response.writeHead(500).end());
  await expect(fetchFile(broken, { name: 'file' })).rejects.toMatchObject({ params: { detail: 'HTTP 500' } });
  const refused = new URL('http://127.0.0.1:1/file');
  await expect(fetchFile(refused, { name: 'file' })).rejects.toBeInstanceOf(NetworkError);
  const cut = await serve((_, response) => {
    response.writeHead(200, { 'Content-Length': '100' });
    response.write('the beginning', () => response.destroy());
  });
  await expect(fetchFile(cut, { name: 'file' })).rejects.toBeInstanceOf(NetworkError);
});

test('gzip is unwrapped, and what a server has unwrapped already is left alone', async () => {
  expect(await gunzip(new Uint8Array(gzipSync(content)))).toEqual(content);
  expect(await gunzip(content)).toEqual(content);
});
