/** A page that isn't painted after so long is in a tab that isn't looked at. */
const PATIENCE_MS = 1000;

/** Resolves when the page's first content has been drawn and is on its way to the screen: what comes next no longer keeps it waiting. */
export const drawn: Promise<void> = new Promise((resolve) => {
  const look = () => {
    // What is there now is drawn before the next task.
    if (document.getElementById('root')?.hasChildNodes()) setTimeout(resolve);
    else requestAnimationFrame(look);
  };
  if (document.visibilityState === 'hidden') resolve();
  setTimeout(resolve, PATIENCE_MS);
  requestAnimationFrame(look);
});

/** Resolves when the page's first content is on the screen, a little after `drawn`. */
export const painted: Promise<void> = new Promise((resolve) => {
  if (!PerformanceObserver.supportedEntryTypes.includes('paint')) void drawn.then(resolve);
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) resolve();
  });
  observer.observe({ type: 'paint', buffered: true });
  setTimeout(resolve, PATIENCE_MS);
});
