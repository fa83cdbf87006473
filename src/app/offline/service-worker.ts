import { registerSW } from 'virtual:pwa-register';
import type { AppStore } from '../store/store.ts';
import { carryText } from './carried-text.ts';

/** A new version is looked for when the page was opened longer ago than this and is looked at again. */
const STALE_MS = 60 * 60 * 1000;

/** Starts the service worker and tells the store of new versions. Without one the page works, but needs the network each time. */
export function startServiceWorker(store: AppStore): void {
  if (import.meta.env.DEV) return;
  const update = registerSW({
    immediate: true,
    onNeedRefresh: () => store.getState().offerUpdate(() => void update()),
    onNeedReload: () => {
      carryText(store.getState().history.present.text);
      location.reload();
    },
    onRegisteredSW: (_, registration) => registration && lookForUpdates(store, registration),
    // Switched off, or refused by the browser: nothing the person could or need do.
    onRegisterError: () => {},
  });
}

/** Failures that the files of another version of the page lead to. */
const OF_ANOTHER_VERSION = new Set(['not-found', 'corrupt-file']);

function lookForUpdates(store: AppStore, registration: ServiceWorkerRegistration): void {
  let looked = Date.now();
  const look = () => {
    looked = Date.now();
    // Without network there is none.
    registration.update().catch(() => {});
  };
  store.subscribe(({ engine }, before) => {
    if (engine === before.engine || engine.phase !== 'failed') return;
    if (OF_ANOTHER_VERSION.has(engine.error.code)) look();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - looked >= STALE_MS) look();
  });
}
