import type { Controller } from '../controller.ts';
import type { AppStore } from '../store/store.ts';

/** What failed for want of a connection is tried again by itself when there is one. */
export function retryWhenOnline(store: AppStore, controller: Pick<Controller, 'retry'>): void {
  window.addEventListener('online', () => {
    const { engine, missing } = store.getState();
    for (const ask of missing) ask();
    if (engine.phase === 'failed' && engine.error.code === 'network') controller.retry();
  });
}
