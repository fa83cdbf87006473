import type { Dtype } from '../../engine/convert/dtypes.ts';
import { JmedError, UnexpectedError } from '../../engine/errors.ts';
import type { StoredModel } from '../../storage/model-library.ts';
import type { Origin, WorkshopProgress } from '../../worker/workshop-api.ts';
import type { ModelWorkshop } from '../../worker/workshop-client.ts';
import { storedId } from '../models.ts';
import type { ModelFailure, ModelJob } from '../store/models.ts';
import type { AppStore } from '../store/store.ts';
import { keepsModels } from './keeps-models.ts';

/** What is needed of the workshop. */
export type Workshop = Pick<ModelWorkshop, 'convert' | 'measure' | 'list' | 'remove' | 'removeDownload' | 'persist'>;

/** Converts, measures and deletes models for the person, one job at a time, and tells the store how it goes. */
export class ModelController {
  /** The model hub's origin. */
  readonly hub: string;
  readonly #store: AppStore;
  readonly #workshop: Workshop;
  #cancel: AbortController | undefined;

  constructor(store: AppStore, workshop: Workshop, hub: string) {
    this.#store = store;
    this.#workshop = workshop;
    this.hub = hub;
  }

  /** Asks what is stored. */
  async refresh(): Promise<void> {
    try {
      this.#store.setState({ library: await this.#workshop.list() });
    } catch (error) {
      this.#fail('list', '', error);
    }
  }

  /** The same at the page's start, unless nothing was ever kept: then nothing is asked, and nothing loaded. */
  async refreshIfKept(): Promise<void> {
    if (!this.#store.getState().library && (await keepsModels())) await this.refresh();
  }

  /** @param name shown until the model has told its own */
  convert(origin: Origin, name: string, dtypes: readonly Dtype[]): Promise<void> {
    return this.#job('convert', name, (onProgress, signal) =>
      this.#workshop.convert(origin, { dtypes }, onProgress, signal),
    );
  }

  /** @param origin where its weights are to be read from when the model has no fp32 form */
  measure(id: string, name: string, origin?: Origin): Promise<void> {
    return this.#job('measure', name, (onProgress, signal) =>
      this.#workshop.measure(id, origin ? { origin } : {}, onProgress, signal),
    );
  }

  /** What was downloaded is kept, and can be gone on with. */
  cancel(): void {
    this.#cancel?.abort();
  }

  use(id: string): void {
    this.#store.getState().choose({ model: storedId(id) });
  }

  /** @returns whether it is gone */
  remove(id: string, name: string): Promise<boolean> {
    return this.#removed(name, () => this.#workshop.remove(id));
  }

  /** @returns whether it is gone */
  removeDownload(id: string, name: string): Promise<boolean> {
    return this.#removed(name, () => this.#workshop.removeDownload(id));
  }

  /** @returns whether the browser will keep what is stored */
  async persist(): Promise<boolean> {
    const persisted = await this.#workshop.persist();
    await this.refresh();
    return persisted;
  }

  async #job(
    kind: ModelJob['kind'],
    name: string,
    run: (onProgress: (progress: WorkshopProgress) => void, signal: AbortSignal) => Promise<StoredModel>,
  ): Promise<void> {
    if (this.#cancel) return;
    const cancel = new AbortController();
    this.#cancel = cancel;
    this.#store.setState({ job: { kind, name, progress: undefined }, outcome: undefined, modelFailures: [] });
    // News are messages of their own, which may come after the answer.
    const onProgress = (progress: WorkshopProgress) => {
      if (this.#cancel === cancel) this.#store.setState({ job: { kind, name, progress } });
    };
    try {
      const model = await run(onProgress, cancel.signal);
      this.#store.setState({ outcome: { kind, model } });
    } catch (error) {
      this.#fail(kind, name, error);
    } finally {
      this.#cancel = undefined;
      this.#store.setState({ job: undefined });
    }
    await this.refresh();
  }

  async #removed(name: string, remove: () => Promise<void>): Promise<boolean> {
    try {
      await remove();
      return true;
    } catch (error) {
      this.#fail('remove', name, error);
      return false;
    } finally {
      await this.refresh();
    }
  }

  #fail(kind: ModelFailure['kind'], name: string, error: unknown): void {
    const failure = error instanceof JmedError ? error : new UnexpectedError(error);
    if (failure.code !== 'cancelled') this.#store.getState().failModel(kind, name, failure);
  }
}
