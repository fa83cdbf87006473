import { CancelledError, type JmedError, NetworkError, NotFoundError } from '../errors.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How long to wait for what. */
export interface Patience {
  /** Milliseconds without a byte after which a connection is given up. */
  readonly stallMs: number;
  /** Milliseconds before each further attempt; after as many attempts in a row without a byte it fails. */
  readonly delays: readonly number[];
}

export const PATIENCE: Patience = { stallMs: 30_000, delays: [500, 1000, 2000, 4000, 8000, 15_000, 30_000] };

/** What requests to the hub are made with. */
export interface Connection {
  readonly fetch: Fetch;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  /** Told true when it waits to try again, false when bytes come again. */
  readonly onWaiting?: (waiting: boolean) => void;
}

/** A failure that may pass: no connection, a lost or stalled one, a server that is busy. */
export class PassingError extends NetworkError {}

/** An answer whose headers have come; its body is read by `chunks`. */
export interface Answer {
  readonly response: Response;
  /** @throws PassingError when the connection is lost or stalls */
  chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>, void>;
  /** Ends the connection. To be called in any case. */
  end(): void;
}

/**
 * Asks once.
 * @param name of the file, for messages
 * @param range first byte, and last one if any. Only such ranges may be asked for across origins without a question in advance, which
 * storage hosts don't answer; the same goes for `If-Range`, so that what is the same file is compared here.
 * @throws PassingError, CancelledError
 */
export async function ask(
  { fetch, patience, signal }: Connection,
  url: string,
  name: string,
  range?: readonly [first: number, last?: number],
): Promise<Answer> {
  const guard = new AbortController();
  const cancel = () => guard.abort();
  if (signal.aborted) throw new CancelledError();
  signal.addEventListener('abort', cancel);
  let timer = setTimeout(cancel, patience.stallMs);
  const end = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
    guard.abort();
  };
  const lost = (cause: unknown): JmedError => {
    if (signal.aborted) return new CancelledError();
    if (guard.signal.aborted) return new PassingError(name, 'the connection stalled', { cause });
    return new PassingError(name, cause instanceof Error ? cause.message : String(cause), { cause });
  };
  try {
    const headers = range && { Range: `bytes=${range[0]}-${range[1] ?? ''}` };
    const response = await fetch(url, {
      signal: guard.signal,
      credentials: 'omit',
      cache: 'no-store',
      ...(headers && { headers }),
    });
    async function* chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
      const reader = response.body?.getReader();
      if (!reader) return;
      while (true) {
        clearTimeout(timer);
        timer = setTimeout(cancel, patience.stallMs);
        const { done, value } = await reader.read().catch((cause: unknown) => {
          throw lost(cause);
        });
        if (done) return;
        // A consumer that takes its time isn't a connection that stalls.
        clearTimeout(timer);
        yield value;
      }
    }
    return { response, chunks, end };
  } catch (cause) {
    const error = lost(cause);
    end();
    throw error;
  }
}

/**
 * Runs `job` until it succeeds, fails for good, or has failed too often in a row without any progress.
 * @param job given a function to call whenever bytes came
 */
export async function patiently<T>(connection: Connection, job: (progressed: () => void) => Promise<T>): Promise<T> {
  const { patience, signal, onWaiting } = connection;
  let failures = 0;
  const progressed = () => {
    if (failures > 0) onWaiting?.(false);
    failures = 0;
  };
  while (true) {
    try {
      const result = await job(progressed);
      progressed();
      return result;
    } catch (error) {
      if (!(error instanceof PassingError)) throw error;
      const delay = patience.delays[failures];
      if (delay === undefined) throw error;
      failures++;
      onWaiting?.(true);
      await pause(delay, signal);
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(finish, ms);
    function finish() {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    }
    if (signal.aborted) finish();
    signal.addEventListener('abort', finish);
  });
  if (signal.aborted) throw new CancelledError();
}

/**
 * What an answer other than the file says. 416 is the caller's business.
 * @param what the repository, for messages
 * @throws NotFoundError, NetworkError; PassingError when it may be another time
 */
export function checkAnswer({ status, ok, headers, redirected }: Response, name: string, what: string): void {
  const code = headers.get('x-error-code');
  if (code === 'RevisionNotFound') throw new NotFoundError(`${what}: this revision`);
  // The hub doesn't tell whether a repository is missing or private.
  if (code === 'RepoNotFound' || status === 401) throw new NotFoundError(`${what} (or it isn’t public)`);
  if (status === 404 || status === 410) throw new NotFoundError(`${name} in ${what}`);
  // A storage host's link is valid for some time only; asked again, the hub gives a new one.
  const isTemporary = status === 408 || status === 429 || status >= 500 || (status === 403 && redirected);
  if (isTemporary) throw new PassingError(name, `HTTP ${status}`);
  if (status === 403) throw new NetworkError(name, `HTTP 403: ${what} is only for those it was granted to`);
  if (!ok) throw new NetworkError(name, `HTTP ${status}`);
  if (headers.get('content-type')?.startsWith('text/html')) {
    throw new NetworkError(name, 'a web page came instead of the file');
  }
}
