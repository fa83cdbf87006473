import { JmedError, UnexpectedError } from '../engine/errors.ts';
import type { Progress } from '../engine/io.ts';
import type { EngineClient } from '../worker/client.ts';
import type { LexiconChange } from '../worker/shelf.ts';
import type { AppStore } from './store/store.ts';

/** What is needed of the engine. */
export type LexiconEngine = Pick<EngineClient, 'lexicons' | 'changeLexicons' | 'ownWordsTsv'>;

/** Makes the person's changes to the lexicons, one after the other, and tells the store how they stand. */
export class LexiconController {
  readonly #store: AppStore;
  readonly #engine: LexiconEngine;
  readonly #onChanged: () => void;

  /** @param onChanged called when texts are read with other lexicons than before */
  constructor(store: AppStore, engine: LexiconEngine, onChanged: () => void) {
    this.#store = store;
    this.#engine = engine;
    this.#onChanged = onChanged;
  }

  /** Asks how they stand; to be called when an engine starts. */
  refresh(): void {
    this.#engine.lexicons().then(
      (lexicons) => this.#store.setState({ lexicons }),
      // Told by opening the model.
      () => {},
    );
  }

  /** Adds files in order. One that is no lexicon is told; the others go on. */
  async add(files: Iterable<File>): Promise<void> {
    for (const file of files) {
      this.#store.setState({ adding: { what: file.name, loaded: 0, total: file.size } });
      await this.#make({ kind: 'add', file }, file.name);
      this.#store.setState({ adding: undefined });
    }
  }

  switch(id: string, on: boolean): Promise<void> {
    return this.#make({ kind: 'switch', id, on });
  }

  move(id: string, places: number): Promise<void> {
    return this.#make({ kind: 'move', id, places });
  }

  remove(id: string): Promise<void> {
    return this.#make({ kind: 'remove', id });
  }

  setOwnWords(text: string): Promise<void> {
    return this.#make({ kind: 'own', text });
  }

  /** The person's own words as a file to take along. */
  async exportOwnWords(): Promise<string> {
    return this.#engine.ownWordsTsv();
  }

  async #make(change: LexiconChange, name = ''): Promise<void> {
    let isDone = false;
    // Told by messages of their own, which may come after the answer.
    const onProgress = (adding: Progress) => isDone || this.#store.setState({ adding });
    try {
      const lexicons = await this.#engine.changeLexicons(change, onProgress);
      this.#store.setState({ lexicons });
      this.#onChanged();
    } catch (error) {
      const failure = error instanceof JmedError ? error : new UnexpectedError(error);
      // Another model or device was chosen meanwhile: its engine is asked anew.
      if (failure.code !== 'cancelled') this.#store.getState().failLexicon(name, failure);
      this.#onChanged();
    } finally {
      isDone = true;
    }
  }
}
