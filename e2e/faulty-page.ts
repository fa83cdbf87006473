import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { listen, pageServer } from '../scripts/page-server.ts';
import { ROOT } from '../scripts/paths.ts';
import { test as base, expect } from './page.ts';

export { expect };

type Answer = (response: ServerResponse, file: Buffer) => void;

const DIST = join(ROOT, 'dist');

function headers(response: ServerResponse, bytes?: number): void {
  response.setHeader('Content-Type', 'application/octet-stream');
  if (bytes !== undefined) response.setHeader('Content-Length', bytes);
  response.writeHead(200);
}

const half = (file: Buffer) => file.subarray(0, file.length >> 1);

/** What can go wrong with a file on its way. */
const FAULTS = {
  'answered 404': (response) => response.writeHead(404).end(),
  'answered 500': (response) => response.writeHead(500).end(),
  'a web page instead of it': (response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>'),
  'cut off': (response, file) => {
    headers(response, file.length);
    response.write(half(file), () => response.destroy());
  },
  'too short': (response, file) => {
    headers(response);
    response.end(half(file));
  },
  'with a wrong byte': (response, file) => {
    headers(response);
    const wrong = Buffer.from(file);
    wrong[wrong.length >> 1] = ~(wrong[wrong.length >> 1] ?? 0);
    response.end(wrong);
  },
  refused: (response) => response.destroy(),
  'stalled in its midst': (response, file) => {
    headers(response, file.length);
    response.write(half(file));
  },
} as const satisfies Record<string, Answer>;

export type Fault = keyof typeof FAULTS;

/** The page's server, files of which can be broken and mended. */
class FaultyServer {
  readonly #faults = new Map<string, Answer>();
  readonly #page = pageServer(DIST);
  readonly #server = createServer((request, response) => this.#answer(request, response));
  url = '';

  async start(): Promise<void> {
    this.url = `http://localhost:${await listen(this.#server, 0, '127.0.0.1')}/`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** @param path as it is served; `*` stands for the hash in a script's name */
  async break(path: string, fault: Fault): Promise<void> {
    for (const name of await served(path)) this.#faults.set(name, FAULTS[fault]);
  }

  /** Runs code in a worker's realm before the worker's own. */
  async before(path: string, code: string): Promise<void> {
    const answer: Answer = (response, file) => {
      response.setHeader('Content-Type', 'text/javascript');
      response.setHeader('Cache-Control', 'no-store');
      response.writeHead(200).end(Buffer.concat([Buffer.from(code), file]));
    };
    for (const name of await served(path)) this.#faults.set(name, answer);
  }

  async mend(path: string): Promise<void> {
    for (const name of await served(path)) this.#faults.delete(name);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? '', this.url).pathname.slice(1);
    const fault = this.#faults.get(path);
    const pass = () => this.#page.emit('request', request, response);
    if (!fault) return void pass();
    void readFile(join(DIST, path)).then((file) => {
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
      fault(response, file);
    });
  }
}

async function served(path: string): Promise<readonly string[]> {
  if (!path.includes('*')) return [path];
  const [folder = '', name = ''] = path.split('/');
  const [start = '', end = ''] = name.split('*');
  const names = (await readdir(join(DIST, folder))).filter((file) => file.startsWith(start) && file.endsWith(end));
  if (names.length === 0) throw new Error(`${path} is no file`);
  return names.map((file) => `${folder}/${file}`);
}

/** In its clock, connections are given up after a second and a half. */
export const QUICK_CLOCK = `{
  const later = self.setTimeout;
  self.setTimeout = (job, ms, ...values) => later(job, ms === 30_000 ? 1500 : ms, ...values);
}
`;

interface Fixtures {
  readonly server: FaultyServer;
}

/** Each test has a server of its own, and no service worker between it and the page. */
export const test = base.extend<Fixtures>({
  server: async ({ browserName: _ }, use) => {
    const server = new FaultyServer();
    await server.start();
    await use(server);
    server.close();
  },
  baseURL: async ({ server }, use) => use(server.url),
  serviceWorkers: 'block',
});
