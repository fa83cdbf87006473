import type { StateCreator } from 'zustand';
import type { JmedError } from '../../engine/errors.ts';
import type { Progress } from '../../engine/io.ts';
import type { LexiconsState } from '../../worker/shelf.ts';
import type { AppState } from './store.ts';

/** A change that could not be made; the lexicons are as they were. */
export interface LexiconFailure {
  readonly id: number;
  /** The file's name; '' when it is about none. */
  readonly name: string;
  readonly error: JmedError;
}

export interface LexiconsSlice {
  /** Undefined until the engine has told. */
  readonly lexicons: LexiconsState | undefined;
  /** The file that is being added. */
  readonly adding: Progress | undefined;
  readonly lexiconFailures: readonly LexiconFailure[];
  readonly isLexiconsOpen: boolean;
  setLexiconsOpen(open: boolean): void;
  failLexicon(name: string, error: JmedError): void;
  dismissLexiconFailure(id: number): void;
}

export const createLexiconsSlice: StateCreator<AppState, [], [], LexiconsSlice> = (set) => ({
  lexicons: undefined,
  adding: undefined,
  lexiconFailures: [],
  isLexiconsOpen: false,
  setLexiconsOpen: (isLexiconsOpen) =>
    set(isLexiconsOpen ? { isLexiconsOpen, isModelsOpen: false } : { isLexiconsOpen, lexiconFailures: [] }),
  failLexicon: (name, error) =>
    set(({ lexiconFailures }) => {
      const id = (lexiconFailures.at(-1)?.id ?? 0) + 1;
      return { lexiconFailures: [...lexiconFailures, { id, name, error }] };
    }),
  dismissLexiconFailure: (id) =>
    set(({ lexiconFailures }) => ({ lexiconFailures: lexiconFailures.filter((failure) => failure.id !== id) })),
});
