import type { StateCreator } from 'zustand';
import type { ModelId } from '../models.ts';
import type { AppState } from './store.ts';

/** Windows that tell of the page itself; one at a time. */
export type WindowName = 'about' | 'notices' | 'shortcuts';

/** `official`: the authors' own checkpoint, whether or not it is here. */
export type CardId = ModelId | 'official';

export interface WindowsSlice {
  readonly shownWindow: WindowName | undefined;
  /** The model whose card is wanted; the one in use without it. */
  readonly shownCard: CardId | undefined;
  showWindow(name: WindowName | undefined, card?: CardId): void;
}

export const createWindowsSlice: StateCreator<AppState, [], [], WindowsSlice> = (set) => ({
  shownWindow: undefined,
  shownCard: undefined,
  showWindow: (shownWindow, shownCard) => set({ shownWindow, shownCard }),
});
