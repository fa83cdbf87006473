import type { AppStore } from '../store/store.ts';

/** All tabs of the page hear of it, but for the one that tells: what one of them uses, another couldn't delete. */
const channel = new BroadcastChannel('jmed-mask-forget');

/** Tells the other tabs that everything is being forgotten. */
export function tellOtherTabs(): void {
  channel.postMessage(null);
}

/**
 * Lets go of everything when another tab forgets it.
 * @param end stops what holds files
 */
export function hearOtherTabs(store: AppStore, end: () => Promise<void>): void {
  channel.addEventListener('message', () => {
    history.replaceState(null, '', location.pathname + location.search);
    store.getState().setForgotten({ where: 'elsewhere', left: [] });
    void end();
  });
}
