/** The engine behind the page: everything that computes runs here, one model a worker. The page talks to it through client.ts. */
import './trusted-types.ts';
import { expose } from 'comlink';
import { RuntimeError, UsageError } from '../engine/errors.ts';
import { FillMask } from '../engine/fill-mask/fill-mask.ts';
import type { FillMaskOptions, FillMaskResult } from '../engine/fill-mask/prediction.ts';
import type { OnProgress } from '../engine/io.ts';
import type { RuntimeInfo } from '../engine/session/masked-lm.ts';
import type { LoadedMaskedLm } from '../engine/session/session.ts';
import type { Folder } from '../storage/folder.ts';
import { Assets } from './assets.ts';
import { deferred } from './deferred.ts';
import { carryErrors } from './envelope.ts';
import { type DeviceWish, loadModel, replaceByWasm } from './model.ts';
import { type ModelPlace, openModelFiles } from './model-files.ts';
import { type LoadProgress, ProgressMeter } from './progress.ts';
import type { KnownWord, ReadText } from './reader.ts';
import type { LexiconChange, LexiconsState, Shelf } from './shelf.ts';
import { start } from './start.ts';
import { loadShelf } from './tokenizer.ts';

export interface OpenOptions {
  /** Where the generated assets lie, with a slash at its end. */
  readonly assets: string;
  readonly model: ModelPlace;
  readonly device: DeviceWish;
}

export interface OpenedModel {
  readonly name: string;
  readonly runtime: RuntimeInfo;
  /** Tokens a sequence may have, [CLS] and [SEP] included. */
  readonly maxTokens: number;
}

export interface ReadOptions {
  /** Make the text full-width as the model's training text was. Default true. */
  readonly fullWidth?: boolean;
}

export interface Answer extends FillMaskResult {
  readonly encoding: ReadText;
  /** What the lexicons say of predicted words, by token_str. */
  readonly known: ReadonlyMap<string, KnownWord>;
  /** Milliseconds from text to ranked predictions, the crossing between page and worker left out. */
  readonly ms: number;
  readonly runtime: RuntimeInfo;
}

interface Opened {
  readonly replace: () => Promise<LoadedMaskedLm>;
  model: LoadedMaskedLm;
}

let opened: Opened | undefined;
const shelf = deferred<Shelf>();
// Whoever waits for it is told; that nobody does is no failure.
shelf.promise.catch(() => {});

const api = {
  start,

  /**
   * Loads a model and all it needs. To be called once: another model or device is another worker's.
   * @param memory keeps the person's lexicons where the browser keeps nothing: it outlives this worker
   */
  async open(options: OpenOptions, onProgress: (progress: LoadProgress) => void, memory: Folder): Promise<OpenedModel> {
    const meter = new ProgressMeter(onProgress);
    try {
      const assets = await Assets.open(new URL(options.assets), meter.file);
      const files = await openModelFiles(assets, options.model, meter.file);
      loadShelf(assets, files, memory).then(shelf.resolve, shelf.reject);
      const loading = loadModel(assets, files, options.device, meter.starting);
      const [model] = await Promise.all([loading, shelf.promise]);
      void assets.keepFetched();
      opened = { model, replace: () => replaceByWasm(assets, files) };
      return { name: files.manifest.name, runtime: model.runtime, maxTokens: model.maxPositions };
    } catch (error) {
      shelf.reject(error);
      throw error;
    } finally {
      meter.stop();
    }
  },

  /** The text as the model reads it. Can be asked at any time; answers as soon as the tokenizer is there, before the model is. */
  async read(text: string, options: ReadOptions = {}): Promise<ReadText> {
    return (await shelf.promise).reader.read(text, options);
  },

  async lexicons(): Promise<LexiconsState> {
    return (await shelf.promise).state;
  },

  /** Changes the lexicons; texts are read with them from then on. */
  async changeLexicons(change: LexiconChange, onProgress: OnProgress): Promise<LexiconsState> {
    return (await shelf.promise).change(change, onProgress);
  },

  /** The person's own words as TSV. */
  async ownWordsTsv(): Promise<string> {
    return (await shelf.promise).ownWordsTsv();
  },

  async predict(text: string, options: FillMaskOptions & ReadOptions): Promise<Answer> {
    const current = opened;
    if (!current) throw new UsageError('no model is open');
    const begin = performance.now();
    const { reader } = await shelf.promise;
    const run = async (model: LoadedMaskedLm): Promise<Answer> => {
      const result = await new FillMask(reader.tokenizer, model).predict(text, options);
      const ms = performance.now() - begin;
      const known = reader.lookUp(result.masks.flat().map((prediction) => prediction.token_str));
      return { ...result, encoding: reader.annotated(result.encoding), known, ms, runtime: model.runtime };
    };
    try {
      return await run(current.model);
    } catch (error) {
      if (!(error instanceof RuntimeError) || current.model.runtime.device === 'wasm') throw error;
      current.model = await current.replace();
      return run(current.model);
    }
  },
};

export type WorkerApi = typeof api;

carryErrors();
expose(api);
