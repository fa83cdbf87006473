import { proxy, type Remote, wrap } from 'comlink';
import { type JmedError, WorkerError } from '../engine/errors.ts';
import { isLocked } from '../storage/locks.ts';
import type { WorkerApi } from './worker.ts';

/** A worker that hasn't answered after so long has hung at its start. */
const START_MS = 20_000;

/** What every worker of ours can do. */
export interface LivingApi {
  /**
   * Says that the worker has started. While it lives it holds the lock of this name, by which the page learns of its death.
   * @returns whether the lock is held: there are no locks on pages that aren't secure contexts or may keep nothing
   */
  start(lock: string, onRequests: (startTimes: readonly number[]) => void): Promise<boolean>;
}

/**
 * One life of a worker: calls to it reject when it dies, instead of waiting for ever. Its death shows in an `error` event, or in silence:
 * the browser frees the lock that the worker holds while it lives.
 */
export class Incarnation<Api extends LivingApi = WorkerApi> {
  /** Resolves when the worker has died of itself; never after `end`. */
  readonly died: Promise<WorkerError>;
  readonly #worker: Worker;
  readonly #api: Remote<Api>;
  readonly #pending = new Set<(reason: JmedError) => void>();
  readonly #ended = new AbortController();
  #dead: WorkerError | undefined;
  #tellDeath: (error: WorkerError) => void = () => {};

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#api = wrap<Api>(worker);
    this.died = new Promise((resolve) => {
      this.#tellDeath = resolve;
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#die(new WorkerError(event.message || 'its script could not be loaded'));
    });
    worker.addEventListener('messageerror', () => this.#die(new WorkerError('a message could not be read')));
  }

  /** Waits until the worker runs. */
  async start(onRequests: (startTimes: readonly number[]) => void): Promise<void> {
    const timer = setTimeout(() => this.#die(new WorkerError('it did not start')), START_MS);
    try {
      const lock = `jmed-mask-worker-${Math.random().toString(36).slice(2)}`;
      const living = this.#api as unknown as Remote<LivingApi>;
      if (await this.call(() => living.start(lock, proxy(onRequests)))) await this.#watch(lock);
    } finally {
      clearTimeout(timer);
    }
  }

  call<T>(action: (api: Remote<Api>) => Promise<T>): Promise<T> {
    if (this.#dead) return Promise.reject(this.#dead);
    return new Promise<T>((resolve, reject) => {
      this.#pending.add(reject);
      action(this.#api)
        .then(resolve, reject)
        .finally(() => this.#pending.delete(reject));
    });
  }

  /** Stops the worker at once; calls that wait reject with the reason. */
  end(reason: JmedError): void {
    this.#ended.abort();
    this.#worker.terminate();
    for (const reject of this.#pending) reject(reason);
    this.#pending.clear();
  }

  async #watch(lock: string): Promise<void> {
    // After the site's data was cleared under the page, new workers have other locks than the page: theirs can't be seen here, and are
    // no sign of death.
    if (!(await isLocked(lock))) return;
    const free = () => this.#die(new WorkerError('it ended'));
    navigator.locks.request(lock, { signal: this.#ended.signal }, free).catch(() => {});
  }

  #die(error: WorkerError): void {
    if (this.#dead || this.#ended.signal.aborted) return;
    this.#dead = error;
    this.end(error);
    this.#tellDeath(error);
  }
}
