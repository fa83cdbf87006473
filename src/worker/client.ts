import { proxy, type Remote } from 'comlink';
import { CancelledError, JmedError, UnexpectedError, WorkerError } from '../engine/errors.ts';
import type { OnProgress } from '../engine/io.ts';
import { MemoryFolder } from '../storage/memory-folder.ts';
import { carryErrors } from './envelope.ts';
import { Incarnation } from './incarnation.ts';
import type { LoadProgress } from './progress.ts';
import type { ReadText } from './reader.ts';
import { RunQueue } from './run-queue.ts';
import type { LexiconChange, LexiconsState } from './shelf.ts';
import type { Answer, OpenedModel, OpenOptions, PredictOptions, ReadOptions, WorkerApi } from './worker.ts';

export type EngineState =
  | { readonly phase: 'opening'; readonly progress: LoadProgress | undefined }
  | { readonly phase: 'ready'; readonly model: OpenedModel }
  | { readonly phase: 'failed'; readonly error: JmedError };

export interface EngineListener {
  onState(state: EngineState): void;
  /** The worker died of itself; a new one is being started. */
  onRestart(error: JmedError): void;
  /** Requests the worker has made: when each began, in milliseconds since the epoch. */
  onRequests(startTimes: readonly number[]): void;
}

carryErrors();

/** Deaths in one minute after which the worker isn't started again by itself. */
const MOST_DEATHS = 3;

/**
 * The page's side of the engine: one model in one worker, started again when it dies. Another model or device gets a new worker, which also
 * frees everything that the old one held.
 */
export class EngineClient {
  readonly #createWorker: () => Worker;
  readonly #listener: EngineListener;
  readonly #queue = new RunQueue();
  /** A queue a view: a long analysis keeps no other waiting. */
  readonly #analyses = new Map<string, RunQueue>();
  #analysisId = 0;
  /** The person's lexicons where the browser keeps nothing: a new worker finds them there. */
  readonly #memory = new MemoryFolder();
  #current: Incarnation | undefined;
  #options: OpenOptions | undefined;
  #deaths: number[] = [];

  constructor(createWorker: () => Worker, listener: EngineListener) {
    this.#createWorker = createWorker;
    this.#listener = listener;
  }

  /** Opens a model in a new worker. What the old one was doing rejects with CancelledError. */
  open(options: OpenOptions): void {
    this.#options = options;
    this.#deaths = [];
    this.#begin(options);
  }

  /** The same again in a new worker. */
  retry(): void {
    if (this.#options) this.open(this.#options);
  }

  /** The text as the model reads it. */
  async read(text: string, options: ReadOptions = {}): Promise<ReadText> {
    return this.#living().call((api) => api.read(text, options));
  }

  async lexicons(): Promise<LexiconsState> {
    return this.#living().call((api) => api.lexicons());
  }

  /** Changes the lexicons; what is asked afterwards is read with them. */
  async changeLexicons(change: LexiconChange, onProgress: OnProgress): Promise<LexiconsState> {
    return this.#living().call((api) => api.changeLexicons(change, proxy(onProgress)));
  }

  /** The person's own words as TSV. */
  async ownWordsTsv(): Promise<string> {
    return this.#living().call((api) => api.ownWordsTsv());
  }

  /**
   * Ranked predictions. One run at a time; a newer call for the same view replaces an older one that waits, which rejects with CancelledError.
   * @param view the place in the page that shows the result
   */
  async predict(view: string, text: string, options: PredictOptions): Promise<Answer> {
    try {
      return await this.#queue.run(view, () => this.#living().call((api) => api.predict(text, options)));
    } catch (error) {
      if (isOf(error, 'runtime')) this.#died(error);
      // The same sentence would ask for as much again: the person has to make room first.
      if (isOf(error, 'memory')) this.#fail(error);
      throw error;
    }
  }

  /**
   * An analysis: it runs beside the sentence's predictions, whose runs it takes turns with. A newer one for the same view waits for the
   * older one's end, so cancel that first.
   * @param signal stops it between two runs of the model; it then rejects with CancelledError
   * @param action is given the number by which the worker knows the analysis
   */
  async analyse<T>(
    view: string,
    signal: AbortSignal,
    action: (api: Remote<WorkerApi>, id: number) => Promise<T>,
  ): Promise<T> {
    const id = ++this.#analysisId;
    const queue = this.#analyses.get(view) ?? new RunQueue();
    this.#analyses.set(view, queue);
    const cancel = () => {
      this.#current?.call((api) => api.cancel(id)).catch(() => {});
    };
    signal.addEventListener('abort', cancel);
    try {
      return await queue.run(view, () => {
        if (signal.aborted) throw new CancelledError();
        return this.#living().call((api) => action(api, id));
      });
    } catch (error) {
      if (isOf(error, 'runtime', 'memory')) this.#died(error);
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  close(): void {
    for (const queue of this.#analyses.values()) queue.clear();
    this.#queue.clear();
    this.#current?.end(new CancelledError());
    this.#current = undefined;
  }

  #living(): Incarnation {
    if (!this.#current) throw new WorkerError('it was not started');
    return this.#current;
  }

  #begin(options: OpenOptions): void {
    this.close();
    const incarnation = new Incarnation(this.#createWorker());
    this.#current = incarnation;
    const isCurrent = () => this.#current === incarnation;
    void incarnation.died.then((error) => isCurrent() && this.#died(error));
    const onProgress = (progress: LoadProgress) =>
      isCurrent() && this.#listener.onState({ phase: 'opening', progress });
    incarnation
      .start((times) => isCurrent() && this.#listener.onRequests(times))
      .then(() => incarnation.call((api) => api.open(options, proxy(onProgress), proxy(this.#memory))))
      .then(
        (model) => isCurrent() && this.#listener.onState({ phase: 'ready', model }),
        // A death is told by `died`; anything else that goes wrong while opening ends the attempt.
        (error) => isCurrent() && !(error instanceof WorkerError) && this.#fail(asJmedError(error)),
      );
    this.#listener.onState({ phase: 'opening', progress: undefined });
  }

  #died(error: JmedError): void {
    const now = performance.now();
    this.#deaths = [...this.#deaths.filter((time) => now - time < 60_000), now];
    if (!this.#options || this.#deaths.length >= MOST_DEATHS) return this.#fail(error);
    this.#listener.onRestart(error);
    this.#begin(this.#options);
  }

  #fail(error: JmedError): void {
    this.close();
    this.#listener.onState({ phase: 'failed', error });
  }
}

/** A WebAssembly runtime that failed in the middle of a run is not to be trusted any more. */
function isOf(error: unknown, ...codes: readonly string[]): error is JmedError {
  return error instanceof JmedError && codes.includes(error.code);
}

function asJmedError(error: unknown): JmedError {
  return error instanceof JmedError ? error : new UnexpectedError(error);
}
