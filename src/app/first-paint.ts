/** In a tab that isn't looked at nothing is painted. */
const PATIENCE_MS = 200;

/** Resolves when the page has been painted for the first time, so that what comes next doesn't keep that waiting. */
export function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
