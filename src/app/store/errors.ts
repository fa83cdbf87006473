import type { StateCreator } from 'zustand';
import type { AppState } from './store.ts';

/** That something failed, and when: its code alone, as messages can hold what was typed or a file's name. */
export interface NotedError {
  readonly code: string;
  /** When it happened last, in milliseconds since the epoch. */
  readonly at: number;
  /** How often in a row. */
  readonly times: number;
}

/** Noted at most, the newest last. */
const MOST = 20;

export interface ErrorsSlice {
  /** In memory only. */
  readonly errors: readonly NotedError[];
  noteError(code: string): void;
}

export const createErrorsSlice: StateCreator<AppState, [], [], ErrorsSlice> = (set) => ({
  errors: [],
  noteError: (code) =>
    set(({ errors }) => {
      const last = errors.at(-1);
      const times = last?.code === code ? last.times + 1 : 1;
      const before = times > 1 ? errors.slice(0, -1) : errors;
      return { errors: [...before, { code, at: Date.now(), times }].slice(-MOST) };
    }),
});
