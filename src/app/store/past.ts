import type { StateCreator } from 'zustand';
import { remembered } from '../past/past.ts';
import type { AppState } from './store.ts';

/** The sentences of this visit, and of earlier ones where the person keeps them on the device. */
export interface PastSlice {
  /** The newest first. */
  readonly past: readonly string[];
  /** Kept on the device beyond this visit; only when the person turned it on. */
  readonly isPastKept: boolean;
  remember(text: string): void;
  forget(text: string): void;
  forgetAll(): void;
  keepPast(on: boolean): void;
}

/** @param kept what an earlier visit left; undefined when nothing is to be kept */
export const createPastSlice =
  (kept: readonly string[] | undefined): StateCreator<AppState, [], [], PastSlice> =>
  (set) => ({
    past: kept ?? [],
    isPastKept: kept !== undefined,
    remember: (text) => set(({ past }) => ({ past: remembered(past, text) })),
    forget: (text) => set(({ past }) => ({ past: past.filter((sentence) => sentence !== text) })),
    forgetAll: () => set({ past: [] }),
    keepPast: (isPastKept) => set({ isPastKept }),
  });
