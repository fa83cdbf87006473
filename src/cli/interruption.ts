/** Aborted by Ctrl-C, so that what is half made can be tidied; a second one ends the program at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}
