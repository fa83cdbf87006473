interface Sample {
  readonly time: number;
  readonly loaded: number;
}

const WINDOW_MS = 8000;
/** A rate over less would jump about. */
const LEAST_MS = 1000;

/** How fast something goes, by its last seconds. */
export class RateMeter {
  readonly #now: () => number;
  #samples: Sample[] = [];

  /** @param now milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** What has come so far, and how much there is in all. Less than before begins anew. */
  rate(loaded: number, total: number): { bytesPerSecond?: number; secondsLeft?: number } {
    const time = this.#now();
    const last = this.#samples.at(-1);
    if (last && loaded < last.loaded) this.#samples = [];
    this.#samples = this.#samples.filter((sample) => time - sample.time <= WINDOW_MS);
    this.#samples.push({ time, loaded });
    const first = this.#samples[0];
    if (!first || time - first.time < LEAST_MS) return {};
    const bytesPerSecond = (1000 * (loaded - first.loaded)) / (time - first.time);
    if (bytesPerSecond <= 0) return { bytesPerSecond: 0 };
    return { bytesPerSecond, secondsLeft: (total - loaded) / bytesPerSecond };
  }
}
