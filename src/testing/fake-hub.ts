import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** What goes wrong. May be changed while the hub runs. */
export interface Faults {
  /** So many answers of weights are cut off after `cutAfter` bytes. */
  cuts?: number;
  cutAfter?: number;
  /** So many answers of weights send `cutAfter` bytes and then nothing, without ending. */
  stalls?: number;
  /** So many requests for weights are answered with this status. */
  failures?: number;
  failureStatus?: number;
  /** Weights are always sent whole, with status 200. */
  ignoreRange?: boolean;
  /** Weights are answered with a sign-in page. */
  html?: boolean;
  /** Weights are sent at this rate. */
  bytesPerSecond?: number;
}

export interface FakeHubOptions {
  /** There is no `api/models` (some mirrors have none). Default: there is. */
  readonly api?: boolean;
  /** Commits and sha256 are told. Default: they are. */
  readonly facts?: boolean;
}

/** A request as it came, with what it was answered. */
export interface SeenRequest {
  readonly server: 'hub' | 'storage';
  readonly method: string;
  readonly path: string;
  readonly range: string | undefined;
  readonly status: number;
}

const WEIGHTS = /\.(?:safetensors|bin)$/u;
const CHUNK = 64 * 1024;
const EXPOSED =
  'X-Repo-Commit,X-Error-Code,X-Error-Message,ETag,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag';

/**
 * A model hub on two origins of this machine, which answers as the real one does: small files itself, weights by a redirect to
 * a storage host of another origin, which takes ranges and knows no preflight requests.
 */
export class FakeHub {
  readonly faults: Faults = { cutAfter: 64 * 1024, failureStatus: 503 };
  readonly requests: SeenRequest[] = [];
  readonly #repositories = new Map<string, Map<string, Buffer>>();
  readonly #options: Required<FakeHubOptions>;
  readonly #hub: Server;
  readonly #storage: Server;

  private constructor(options: FakeHubOptions) {
    this.#options = { api: true, facts: true, ...options };
    this.#hub = createServer(this.#logged('hub', (request, response) => this.#answerHub(request, response)));
    this.#storage = createServer(
      this.#logged('storage', (request, response) => void this.#answerStorage(request, response)),
    );
  }

  static async start(options: FakeHubOptions = {}): Promise<FakeHub> {
    const hub = new FakeHub(options);
    for (const server of [hub.#hub, hub.#storage]) {
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    }
    return hub;
  }

  /** Where repositories are asked for: what `HF_ENDPOINT` is to be. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#hub.address() as AddressInfo).port}`;
  }

  /** Where weights come from. */
  get storageOrigin(): string {
    return `http://127.0.0.1:${(this.#storage.address() as AddressInfo).port}`;
  }

  /** Publishes files under an id of the form owner/name; a repository of this id is replaced. */
  publish(repo: string, files: Iterable<readonly [string, Uint8Array]>): void {
    this.#repositories.set(repo, new Map(Array.from(files, ([name, bytes]) => [name, Buffer.from(bytes)])));
  }

  /** @param names default: all files of the folder */
  async publishFolder(repo: string, folder: string, names?: readonly string[]): Promise<void> {
    const files = (names ?? (await readdir(folder))).map(
      async (name) => [name, await readFile(join(folder, name))] as const,
    );
    this.publish(repo, await Promise.all(files));
  }

  /** The commit that `main` is. */
  commit(repo: string): string {
    const hash = createHash('sha1');
    for (const [name, bytes] of this.#repositories.get(repo) ?? []) hash.update(name).update(bytes);
    return hash.digest('hex');
  }

  /** Bytes of weights that were sent are counted from the ranges asked for. */
  rangesOf(file: string): (string | undefined)[] {
    return this.requests.filter(({ server, path }) => server === 'storage' && path.includes(file)).map((r) => r.range);
  }

  async close(): Promise<void> {
    for (const server of [this.#hub, this.#storage]) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    }
  }

  #logged(server: SeenRequest['server'], answer: RequestListener): RequestListener {
    return (request, response) => {
      const { method = '', url: path = '', headers } = request;
      const { writeHead } = response;
      response.writeHead = ((status: number, ...rest: never[]) => {
        this.requests.push({ server, method, path, range: headers.range, status });
        return writeHead.call(response, status, ...rest);
      }) as typeof writeHead;
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Expose-Headers', EXPOSED);
      response.setHeader('Cache-Control', 'no-store');
      answer(request, response);
    };
  }

  #answerHub({ url = '', method }: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(url, 'http://hub');
    const api = /^\/api\/models\/([^/]+\/[^/]+)\/revision\/([^/]+)$/u.exec(pathname);
    const file = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/u.exec(pathname);
    const [, repo = '', revision = '', name = ''] = api ?? file ?? [];
    if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, 'MethodNotAllowed');
    if (!(api && this.#options.api) && !file) return refuse(response, 404, 'EntryNotFound');
    const files = this.#repositories.get(repo);
    // As the real one does, which doesn't tell whether there is a private repository of this id.
    if (!files) return refuse(response, 401, 'RepoNotFound');
    const commit = this.commit(repo);
    const decoded = decodeURIComponent(revision);
    if (decoded !== 'main' && decoded !== commit) return refuse(response, 404, 'RevisionNotFound');
    if (this.#options.facts) response.setHeader('X-Repo-Commit', commit);
    if (api) return sendJson(response, this.#description(repo, commit, files));
    const bytes = files.get(name);
    if (!bytes) return refuse(response, 404, 'EntryNotFound');
    if (WEIGHTS.test(name)) return this.#redirect(response, repo, name, bytes);
    response
      .writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': bytes.length, ETag: `"${sha256(bytes)}"` })
      .end(method === 'HEAD' ? undefined : bytes);
  }

  #description(repo: string, commit: string, files: ReadonlyMap<string, Buffer>): unknown {
    const siblings = Array.from(files, ([rfilename, bytes]) => ({
      rfilename,
      size: bytes.length,
      ...(this.#options.facts && WEIGHTS.test(rfilename) && { lfs: { sha256: sha256(bytes), size: bytes.length } }),
    }));
    return { id: repo, ...(this.#options.facts && { sha: commit }), siblings };
  }

  #redirect(response: ServerResponse, repo: string, name: string, bytes: Buffer): void {
    if (this.#options.facts) response.setHeader('X-Linked-ETag', `"${sha256(bytes)}"`);
    const location = `${this.storageOrigin}/${repo}/${name}?signature=of-the-day`;
    response.writeHead(302, { Location: location, 'X-Linked-Size': bytes.length, 'Content-Length': 0 }).end();
  }

  async #answerStorage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method } = request;
    const { faults } = this;
    const [, repo = '', name = ''] = /^\/([^/]+\/[^/]+)\/([^?]+)/u.exec(request.url ?? '') ?? [];
    const bytes = this.#repositories.get(repo)?.get(name);
    if (method !== 'GET') return refuse(response, 403, 'NoPreflight');
    if (!bytes) return refuse(response, 404, 'EntryNotFound');
    if (faults.html) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
      return;
    }
    if (took(faults, 'failures')) return refuse(response, faults.failureStatus ?? 503, 'Unavailable');
    const range = faults.ignoreRange ? undefined : /^bytes=(\d+)-(\d*)$/u.exec(request.headers.range ?? '');
    const first = Number(range?.[1] ?? 0);
    const last = Math.min(bytes.length - 1, range?.[2] ? Number(range[2]) : Number.POSITIVE_INFINITY);
    if (range && first >= bytes.length) {
      response.setHeader('Content-Range', `bytes */${bytes.length}`);
      return refuse(response, 416, 'RangeNotSatisfiable');
    }
    response.writeHead(range ? 206 : 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': last + 1 - first,
      'Accept-Ranges': 'bytes',
      ETag: `"${createHash('md5').update(bytes).digest('hex')}"`,
      ...(range && { 'Content-Range': `bytes ${first}-${last}/${bytes.length}` }),
    });
    await this.#send(response, bytes.subarray(first, last + 1));
  }

  async #send(response: ServerResponse, bytes: Buffer): Promise<void> {
    const { cutAfter = 0, bytesPerSecond } = this.faults;
    const isLong = bytes.length > cutAfter;
    const stall = isLong && took(this.faults, 'stalls');
    const cut = isLong && !stall && took(this.faults, 'cuts');
    const end = stall || cut ? cutAfter : bytes.length;
    for (let at = 0; at < end && !response.destroyed; at += CHUNK) {
      const chunk = bytes.subarray(at, Math.min(end, at + CHUNK));
      await new Promise((written) => response.write(chunk, written));
      if (bytesPerSecond) await new Promise((later) => setTimeout(later, (1000 * chunk.length) / bytesPerSecond));
    }
    // A client may pass over what it hasn't taken yet when the connection breaks.
    if (cut) setTimeout(() => response.destroy(), 100);
    else if (!stall) response.end();
  }
}

function took(faults: Faults, kind: 'cuts' | 'stalls' | 'failures'): boolean {
  const left = faults[kind] ?? 0;
  if (left > 0) faults[kind] = left - 1;
  return left > 0;
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'X-Error-Code': code, 'Content-Type': 'text/plain' }).end(`${code}\n`);
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
