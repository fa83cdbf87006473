import type { AppStore } from '../store/store.ts';
import { deleteStored } from './stored.ts';
import { tellOtherTabs } from './tabs.ts';

/**
 * Deletes all that the page keeps in this browser, here and in its other tabs, and what it has in memory.
 * @param end stops what holds files
 */
export async function forgetEverything(store: AppStore, end: () => Promise<void>): Promise<void> {
  tellOtherTabs();
  await end();
  const left = await deleteStored();
  store.getState().setForgotten({ where: 'here', left });
}
