/** Between the bench's page and the workers in it: a side is loaded once, then runs one sentence at a time. */

export interface LoadTask {
  readonly threads: number;
}
export interface RunTask {
  readonly ids: readonly number[];
  readonly masks: readonly number[];
}
/** What a run took in the worker, in ms; of loading, until the model was ready. */
export type Answer = { readonly ms: number } | { readonly error: string };

type Run = (ids: readonly number[], masks: readonly number[]) => Promise<void>;

/** Serves a worker: the first message loads, the others run. */
export function answer(load: (task: LoadTask) => Promise<Run>): void {
  let run: Run | undefined;
  addEventListener('message', async ({ data }: MessageEvent<LoadTask & RunTask>) => {
    const started = performance.now();
    try {
      if (run === undefined) run = await load(data);
      else await run(data.ids, data.masks);
      postMessage({ ms: performance.now() - started } satisfies Answer);
    } catch (error) {
      postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Answer);
    }
  });
}

/** Asks a worker from the page, and waits for its answer. */
export function ask(worker: Worker, task: LoadTask | RunTask): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message || 'The worker did not start'));
    worker.onmessage = ({ data }: MessageEvent<Answer>) =>
      'error' in data ? reject(new Error(data.error)) : resolve(data.ms);
    worker.postMessage(task);
  });
}
