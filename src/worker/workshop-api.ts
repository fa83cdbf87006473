import type { Dtype } from '../engine/convert/dtypes.ts';
import type { Manifest } from '../engine/convert/manifest.ts';
import type { ErrorEnvelope } from './envelope.ts';
import type { LivingApi } from './incarnation.ts';

/**
 * Where a checkpoint comes from: a repository of the model hub, or files of the person's (loose ones, or all of a folder). `name` is what
 * the model is called then; by default the folder's or the weights' file name.
 */
export type Origin =
  | { readonly kind: 'hub'; readonly repo: string; readonly revision: string }
  | { readonly kind: 'files'; readonly files: readonly File[]; readonly name?: string };

/**
 * `preparing`: finding the files; `downloading`: bytes arrive, and are converted meanwhile; `converting`: what is left of it, or all of
 * it for files; `checking`: the self-test of the official model; `measuring`: sentences run in fp32 and then in each dtype.
 */
export type WorkshopStage = 'preparing' | 'downloading' | 'converting' | 'checking' | 'measuring';

export interface WorkshopProgress {
  readonly stage: WorkshopStage;
  /** A file or a dtype. */
  readonly what: string;
  /** Bytes; sentences while measuring. The total is 0 as long as it isn't known. */
  readonly loaded: number;
  readonly total: number;
  /** Of the last seconds. */
  readonly bytesPerSecond?: number;
  readonly secondsLeft?: number;
  /** The connection is lost; it is tried again by itself. */
  readonly waiting?: boolean;
}

/** A download that was interrupted: converting the same repository and revision again goes on with it. */
export interface UnfinishedDownload {
  readonly id: string;
  readonly repo: string;
  /** The commit it was begun with, where the hub told it. */
  readonly revision: string;
  /** What it was to be converted to. */
  readonly dtypes: readonly Dtype[];
  /** Bytes kept, and those of all its files. */
  readonly bytes: number;
  readonly total: number;
  /** When it was last gone on with, in milliseconds since the epoch. */
  readonly date: number;
  /** It is going on now, here or in another tab. */
  readonly running: boolean;
}

/** A stored model as it crosses the worker's boundary. */
export interface StoredModelData {
  readonly id: string;
  readonly bytes: number;
  readonly date: number;
  readonly manifest?: Manifest;
  readonly problem?: ErrorEnvelope;
}

export interface LibraryData {
  /** False where the browser keeps no large files: nothing can be converted. */
  readonly available: boolean;
  readonly models: readonly StoredModelData[];
  readonly downloads: readonly UnfinishedDownload[];
}

export interface MeasureOptions {
  /** Default: all of the model's. */
  readonly dtypes?: readonly Dtype[];
  /**
   * Where to get the weights in fp32 when the model has none. Default: the repository it came from, which is downloaded once more.
   */
  readonly origin?: Origin;
}

/** Where the workshop finds what it needs. */
export interface WorkshopPlaces {
  /** Where the generated assets lie, with a slash at its end. */
  readonly assets: string;
  /** The model hub's origin, without a slash at its end. */
  readonly hub: string;
}

type OnWorkshopProgress = (progress: WorkshopProgress) => void;

/** What the workshop's worker does for the page. */
export interface WorkshopApi extends LivingApi {
  convert(
    places: WorkshopPlaces,
    origin: Origin,
    dtypes: readonly Dtype[],
    onProgress: OnWorkshopProgress,
  ): Promise<StoredModelData>;
  measure(
    places: WorkshopPlaces,
    id: string,
    options: MeasureOptions,
    onProgress: OnWorkshopProgress,
  ): Promise<StoredModelData>;
  list(): Promise<LibraryData>;
  remove(id: string): Promise<void>;
  removeDownload(id: string): Promise<void>;
}
