import type { StateCreator } from 'zustand';
import type { AppState } from './store.ts';

export interface OfflineSlice {
  /** Loads the page again in its new version; undefined when there is none. */
  readonly update: (() => void) | undefined;
  /** Parts of the page that didn't come: what asks for each again. */
  readonly missing: readonly (() => void)[];
  offerUpdate(update: () => void): void;
  dismissUpdate(): void;
  setMissing(ask: () => void, isMissing: boolean): void;
}

export const createOfflineSlice: StateCreator<AppState, [], [], OfflineSlice> = (set) => ({
  update: undefined,
  missing: [],
  offerUpdate: (update) => set({ update }),
  dismissUpdate: () => set({ update: undefined }),
  setMissing: (ask, isMissing) =>
    set(({ missing }) => {
      if (missing.includes(ask) === isMissing) return {};
      return { missing: isMissing ? [...missing, ask] : missing.filter((other) => other !== ask) };
    }),
});
