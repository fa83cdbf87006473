import { RateMeter } from '../engine/hub/rate-meter.ts';
import type { Progress } from '../engine/io.ts';

/** What the page shows while a model opens. */
export interface LoadProgress {
  /** `reading` files, then `starting` the runtime with them. */
  readonly stage: 'reading' | 'starting';
  /** Bytes of all files asked for so far. The total grows while files are still being found. */
  readonly loaded: number;
  readonly total: number;
  readonly files: readonly Progress[];
  /** By the rate of the last seconds; undefined until there is one. */
  readonly secondsLeft?: number;
}

const INTERVAL_MS = 80;

/** Gathers the progress of files read side by side and reports it, at most every 80 ms and always the last state. */
export class ProgressMeter {
  #stage: LoadProgress['stage'] = 'reading';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  readonly #files = new Map<string, Progress>();
  readonly #rate = new RateMeter();
  readonly #report: (progress: LoadProgress) => void;

  constructor(report: (progress: LoadProgress) => void) {
    this.#report = report;
  }

  readonly file = (progress: Progress): void => {
    this.#files.set(progress.what, progress);
    this.#schedule();
  };

  readonly starting = (): void => {
    this.#stage = 'starting';
    this.#schedule();
  };

  /** Nothing is reported after this. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const files = [...this.#files.values()];
      const sum = (field: 'loaded' | 'total') => files.reduce((whole, file) => whole + file[field], 0);
      const [loaded, total] = [sum('loaded'), sum('total')];
      const { secondsLeft } = this.#rate.rate(loaded, total);
      this.#report({ stage: this.#stage, loaded, total, files, ...(secondsLeft !== undefined && { secondsLeft }) });
    }, INTERVAL_MS);
  }
}
