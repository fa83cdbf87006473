/** Serves the built page as a careful static host would: precompressed files, isolation headers, content security policy. */

import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { contentSecurityPolicy, headersWithHub, MODEL_HUB, pageHeaders } from './headers.ts';

const TRIES = 50;

/** Vite names files in assets/ by their content; everything else is asked for again, and answered with 304. */
const HASHED = /^\/assets\//;
const BINARY = /\.(?:onnx|data|dic)$/;

/**
 * @param hub another model hub than the usual one: its origin, and the others its files come from
 */
export function pageServer(folder: string, hub?: readonly [string, ...string[]]): Server {
  const headers = hub ? headersWithHub(hub) : pageHeaders;
  const serveFile = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, pathname) {
      response.setHeader('Cache-Control', HASHED.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (BINARY.test(pathname)) response.setHeader('Content-Type', 'application/octet-stream');
    },
  });
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    if (hub && /^\/(?:index\.html)?(?:\?|$)/u.test(request.url ?? '')) {
      pageWithHub(folder, hub).then(
        (html) => {
          response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' });
          response.end(html);
        },
        (error: Error) => response.writeHead(500).end(error.message),
      );
      return;
    }
    // A range is of the file's own bytes, never of its compressed form.
    if (request.headers.range !== undefined) delete request.headers['accept-encoding'];
    serveFile(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    });
  });
}

/** The start page with another hub: in its setting, and in the policy within it. */
async function pageWithHub(folder: string, hub: readonly [string, ...string[]]): Promise<string> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const sources = (policy: string) => /connect-src ([^;]*)/u.exec(policy)?.[1] ?? '';
  return html
    .replaceAll(sources(contentSecurityPolicy()), sources(contentSecurityPolicy(hub)))
    .replaceAll(`content="${MODEL_HUB}"`, `content="${hub[0]}"`);
}

/**
 * Listens on the port, or on the next one that is free.
 * @returns the port it got
 */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  for (let candidate = port; candidate < port + TRIES; candidate += 1) {
    if (await tryToListen(server, candidate, host)) return (server.address() as AddressInfo).port;
  }
  throw new Error(`No free port from ${port} to ${port + TRIES - 1}`);
}

function tryToListen(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}
