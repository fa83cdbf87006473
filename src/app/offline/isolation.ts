/** How long a service worker may take to be in force, on a page's very first opening. */
const PATIENCE_MS = 8000;

/**
 * On hosts that send no headers only the service worker can make the page cross-origin isolated (for WebAssembly threads), and only while it
 * loads: on the first opening the page is loaded again as soon as the service worker is in force. Where nothing is to be gained, or after
 * some seconds, it resolves, and the page goes on as it is.
 * @param mayReload asked last: what the person has begun is worth more than threads
 */
export async function becomeIsolated(mayReload: () => boolean): Promise<void> {
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (crossOriginIsolated || !container || container.controller) return;
  try {
    // It is there but not in force: loaded past it by the person's own wish.
    if ((await container.getRegistration())?.active) return;
  } catch {
    // The browser's settings allow none.
    return;
  }
  const isControlled = await Promise.race([controlled(container), pause(PATIENCE_MS)]);
  if (!isControlled || !mayReload()) return;
  location.reload();
  await new Promise<never>(() => {});
}

function controlled(container: ServiceWorkerContainer): Promise<boolean> {
  return new Promise((resolve) => {
    container.addEventListener('controllerchange', () => resolve(true), { once: true });
  });
}

function pause(ms: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ms);
  });
}
