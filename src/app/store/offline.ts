import type { StateCreator } from 'zustand';
import type { AppState } from './store.ts';

export interface OfflineSlice {
  /** Loads the page again in its new version; undefined when there is none. */
  readonly update: (() => void) | undefined;
  offerUpdate(update: () => void): void;
  dismissUpdate(): void;
}

export const createOfflineSlice: StateCreator<AppState, [], [], OfflineSlice> = (set) => ({
  update: undefined,
  offerUpdate: (update) => set({ update }),
  dismissUpdate: () => set({ update: undefined }),
});
