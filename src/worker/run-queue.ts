import { CancelledError } from '../engine/errors.ts';

interface Waiting {
  readonly start: () => Promise<void>;
  readonly cancel: () => void;
}

/**
 * One job at a time. A view (a place in the page that shows one result) has at most one waiting job: a newer one replaces it, and the
 * replaced one rejects with CancelledError. Views take turns in the order in which they began to wait. A job that rejects stops nothing.
 */
export class RunQueue {
  #running = false;
  readonly #waiting = new Map<string, Waiting>();

  run<T>(view: string, job: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.get(view)?.cancel();
      this.#waiting.set(view, {
        start: () => Promise.resolve().then(job).then(resolve, reject),
        cancel: () => reject(new CancelledError()),
      });
      void this.#next();
    });
  }

  /** Rejects all that waits; what runs goes on. */
  clear(): void {
    for (const { cancel } of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }

  async #next(): Promise<void> {
    if (this.#running) return;
    const first = this.#waiting.entries().next();
    if (first.done) return;
    const [view, { start }] = first.value;
    this.#waiting.delete(view);
    this.#running = true;
    await start();
    this.#running = false;
    void this.#next();
  }
}
