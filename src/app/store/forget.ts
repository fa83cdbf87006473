import type { StateCreator } from 'zustand';
import type { StoredKind } from '../forget/stored.ts';
import { begin } from '../text/history.ts';
import type { AppState } from './store.ts';

/** That everything was forgotten: nothing goes on until the page begins anew. */
export interface Forgotten {
  readonly where: 'here' | 'elsewhere';
  /** What could not be deleted. */
  readonly left: readonly StoredKind[];
}

export interface ForgetSlice {
  readonly forgotten: Forgotten | undefined;
  /** Also takes away what the page itself has in memory. */
  setForgotten(forgotten: Forgotten): void;
}

export const createForgetSlice: StateCreator<AppState, [], [], ForgetSlice> = (set) => ({
  forgotten: undefined,
  setForgotten: (forgotten) =>
    set({
      forgotten,
      history: begin(''),
      past: [],
      isPastKept: false,
      reading: undefined,
      answer: undefined,
      problem: undefined,
      done: undefined,
      errors: [],
    }),
});
