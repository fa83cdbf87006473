import type { StateCreator } from 'zustand';
import type { JmedError } from '../../engine/errors.ts';
import type { StoredModel } from '../../storage/model-library.ts';
import type { WorkshopProgress } from '../../worker/workshop-api.ts';
import type { LibraryState } from '../../worker/workshop-client.ts';
import type { PickedFile } from '../model-panel/checkpoint-files.ts';
import type { AppState } from './store.ts';

/** A model that is being converted or measured; one at a time. */
export interface ModelJob {
  readonly kind: 'convert' | 'measure';
  readonly name: string;
  /** Undefined until the first news. */
  readonly progress: WorkshopProgress | undefined;
}

/** What a job has made; until the person has seen it. */
export interface ModelOutcome {
  readonly kind: ModelJob['kind'];
  readonly model: StoredModel;
}

/** Something that could not be done; the models are as they were. */
export interface ModelFailure {
  readonly id: number;
  readonly kind: ModelJob['kind'] | 'remove' | 'list';
  readonly name: string;
  readonly error: JmedError;
}

export interface ModelsSlice {
  readonly isModelsOpen: boolean;
  /** Undefined until it was asked for. */
  readonly library: LibraryState | undefined;
  readonly job: ModelJob | undefined;
  readonly outcome: ModelOutcome | undefined;
  readonly modelFailures: readonly ModelFailure[];
  /** Files dropped or picked to be converted. */
  readonly offered: readonly PickedFile[] | undefined;
  setModelsOpen(open: boolean): void;
  offer(files: readonly PickedFile[] | undefined): void;
  dismissOutcome(): void;
  failModel(kind: ModelFailure['kind'], name: string, error: JmedError): void;
  dismissModelFailure(id: number): void;
}

export const createModelsSlice: StateCreator<AppState, [], [], ModelsSlice> = (set) => ({
  isModelsOpen: false,
  library: undefined,
  job: undefined,
  outcome: undefined,
  modelFailures: [],
  offered: undefined,
  // Both panels take the same side.
  setModelsOpen: (isModelsOpen) =>
    set(
      isModelsOpen ? { isModelsOpen, isLexiconsOpen: false } : { isModelsOpen, modelFailures: [], outcome: undefined },
    ),
  offer: (offered) => set(offered ? { offered, isModelsOpen: true, isLexiconsOpen: false } : { offered }),
  dismissOutcome: () => set({ outcome: undefined }),
  failModel: (kind, name, error) =>
    set(({ modelFailures }) => {
      const id = (modelFailures.at(-1)?.id ?? 0) + 1;
      return { modelFailures: [...modelFailures, { id, kind, name, error }] };
    }),
  dismissModelFailure: (id) =>
    set(({ modelFailures }) => ({ modelFailures: modelFailures.filter((failure) => failure.id !== id) })),
});
