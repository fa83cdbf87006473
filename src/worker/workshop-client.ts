import { proxy, type Remote } from 'comlink';
import type { Dtype } from '../engine/convert/dtypes.ts';
import { CancelledError } from '../engine/errors.ts';
import type { StoredModel } from '../storage/model-library.ts';
import { carryErrors, fromEnvelope } from './envelope.ts';
import { Incarnation } from './incarnation.ts';
import type {
  MeasureOptions,
  Origin,
  StoredModelData,
  UnfinishedDownload,
  WorkshopApi,
  WorkshopPlaces,
  WorkshopProgress,
} from './workshop-api.ts';

export interface WorkshopOptions extends WorkshopPlaces {
  /** Makes the worker of workshop-worker.ts. */
  readonly createWorker: () => Worker;
  /** Requests that a worker has made: when each began, in milliseconds since the epoch. */
  readonly onRequests?: (startTimes: readonly number[]) => void;
}

/** What is kept on the device, and how much room there is. */
export interface LibraryState {
  /** False where the browser keeps no large files: nothing can be converted. */
  readonly available: boolean;
  /** The newest first. */
  readonly models: readonly StoredModel[];
  readonly downloads: readonly UnfinishedDownload[];
  /** Bytes of all that this site keeps. Undefined where the browser doesn't tell. */
  readonly usage: number | undefined;
  /** Bytes it may keep. */
  readonly quota: number | undefined;
  /** Whether the browser keeps it when the device runs out of room. */
  readonly persisted: boolean;
}

carryErrors();

/**
 * Converts, measures and keeps models. Each call has a worker of its own, so that the model that runs is untouched, and cancelling is
 * ending the worker. Everything rejects with JmedErrors.
 */
export class ModelWorkshop {
  readonly #options: WorkshopOptions;
  readonly #places: WorkshopPlaces;

  constructor(options: WorkshopOptions) {
    this.#options = options;
    this.#places = { assets: options.assets, hub: options.hub };
  }

  /**
   * Downloads or reads a checkpoint and keeps it converted. What was converted from the same files to the same dtypes before is given back
   * as it is. A download that is cancelled or fails is kept and gone on with by the next call.
   * @throws UsageError (no repository id), NotFoundError, NetworkError, StorageError, NoRoomError, BadCheckpointError, UnsupportedConfigError,
   * CorruptFileError, InUseError (another tab is at it), CancelledError
   */
  convert(
    origin: Origin,
    options: { readonly dtypes: readonly Dtype[] },
    onProgress: (progress: WorkshopProgress) => void,
    signal?: AbortSignal,
  ): Promise<StoredModel> {
    return this.#inWorker(async (api) => {
      const told = proxy(onProgress);
      return revived(await api.convert(this.#places, origin, options.dtypes, told));
    }, signal);
  }

  /**
   * Measures how far a stored model's dtypes agree with fp32 and keeps the figures in its manifest.
   * @throws NotFoundError also when fp32 can't be had: then the origin is to be given
   */
  measure(
    id: string,
    options: MeasureOptions,
    onProgress: (progress: WorkshopProgress) => void,
    signal?: AbortSignal,
  ): Promise<StoredModel> {
    return this.#inWorker(async (api) => {
      const told = proxy(onProgress);
      return revived(await api.measure(this.#places, id, options, told));
    }, signal);
  }

  async list(): Promise<LibraryState> {
    const storage: Partial<StorageManager> | undefined = navigator.storage;
    const [library, estimate, persisted] = await Promise.all([
      this.#inWorker((api) => api.list()),
      storage?.estimate?.(),
      storage?.persisted?.(),
    ]);
    return {
      available: library.available,
      models: library.models.map(revived),
      downloads: library.downloads,
      usage: estimate?.usage,
      quota: estimate?.quota,
      persisted: persisted ?? false,
    };
  }

  /** @throws InUseError when it is loaded, here or in another tab */
  remove(id: string): Promise<void> {
    return this.#inWorker((api) => api.remove(id));
  }

  /** @throws InUseError when it is going on */
  removeDownload(id: string): Promise<void> {
    return this.#inWorker((api) => api.removeDownload(id));
  }

  /**
   * Asks the browser to keep what is stored when the device runs out of room.
   * @returns whether it will
   */
  async persist(): Promise<boolean> {
    const storage: Partial<StorageManager> | undefined = navigator.storage;
    return (await storage?.persist?.()) ?? false;
  }

  async #inWorker<T>(job: (api: Remote<WorkshopApi>) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) throw new CancelledError();
    const incarnation = new Incarnation<WorkshopApi>(this.#options.createWorker());
    const end = () => incarnation.end(new CancelledError());
    signal?.addEventListener('abort', end);
    try {
      await incarnation.start((times) => this.#options.onRequests?.(times));
      return await incarnation.call(job);
    } finally {
      signal?.removeEventListener('abort', end);
      end();
    }
  }
}

function revived({ problem, ...model }: StoredModelData): StoredModel {
  return { ...model, ...(problem && { problem: fromEnvelope(problem) }) };
}
