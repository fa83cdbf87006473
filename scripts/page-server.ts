/** Serves the built page as a careful static host would: precompressed files, isolation headers, content security policy. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { pageHeaders } from './headers.ts';

const TRIES = 50;

/** Vite names files in assets/ by their content; everything else is asked for again, and answered with 304. */
const HASHED = /^\/assets\//;
const BINARY = /\.(?:onnx|data|dic)$/;

export function pageServer(folder: string): Server {
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
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    // A range is of the file's own bytes, never of its compressed form.
    if (request.headers.range !== undefined) delete request.headers['accept-encoding'];
    serveFile(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    });
  });
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
