const PAUSE_MS = 100;

/** Passes on at most ten calls a second; each takes a message to the page. */
export function throttled<A extends readonly unknown[]>(tell: (...values: A) => void): (...values: A) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (...values) => {
    const now = performance.now();
    if (now - told < PAUSE_MS) return;
    told = now;
    tell(...values);
  };
}
