/** Counts the requests that begin after everything is loaded. They are told late, so their start decides, not when they are told. */
export class RequestCount {
  readonly #onCount: (count: number) => void;
  #loadedAt = Number.POSITIVE_INFINITY;
  #count = 0;

  constructor(onCount: (count: number) => void) {
    this.#onCount = onCount;
  }

  /**
   * Counting begins, or begins anew when something else was loaded.
   * @param now milliseconds since the epoch
   */
  loaded(now: number = performance.timeOrigin + performance.now()): void {
    this.#loadedAt = now;
    this.#count = 0;
    this.#onCount(0);
  }

  /** @param startTimes when each request began, in milliseconds since the epoch */
  add(startTimes: readonly number[]): void {
    const later = startTimes.filter((time) => time > this.#loadedAt).length;
    if (later === 0) return;
    this.#count += later;
    this.#onCount(this.#count);
  }
}
