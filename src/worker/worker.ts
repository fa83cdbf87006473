/** The engine behind the page: everything that computes runs here, one model a worker. The page talks to it through client.ts. */
import './trusted-types.ts';
import { expose } from 'comlink';
import type { ManifestModel } from '../engine/convert/manifest.ts';
import { UsageError } from '../engine/errors.ts';
import { FillMask } from '../engine/fill-mask/fill-mask.ts';
import type { TokenFilter } from '../engine/fill-mask/filter.ts';
import type { FillMaskOptions, FillMaskResult } from '../engine/fill-mask/prediction.ts';
import type { OnProgress } from '../engine/io.ts';
import type { RuntimeInfo } from '../engine/session/masked-lm.ts';
import type { Folder } from '../storage/folder.ts';
import { analysisMethods } from './analyses/analyses.ts';
import { Jobs } from './analyses/jobs.ts';
import { Assets } from './assets.ts';
import { deferred } from './deferred.ts';
import { carryErrors } from './envelope.ts';
import { type FilterFacts, filteredPredictions } from './filtering.ts';
import { LivingModel } from './living-model.ts';
import { type DeviceWish, loadModel, replaceByWasm } from './model.ts';
import { type ModelPlace, openModelFiles } from './model-files.ts';
import { type LoadProgress, ProgressMeter } from './progress.ts';
import type { KnownWord, ReadText } from './reader.ts';
import type { LexiconChange, LexiconsState, Shelf } from './shelf.ts';
import { start } from './start.ts';
import { DICTIONARY, loadShelf } from './tokenizer.ts';

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
  /** Of the files that tell which version it is. */
  readonly sha256: { readonly manifest: string; readonly dictionary: string };
  /** The encodings in which it is there. */
  readonly formats: readonly ManifestModel[];
}

export interface ReadOptions {
  /** Make the text full-width as the model's training text was. Default true. */
  readonly fullWidth?: boolean;
}

export interface PredictOptions extends FillMaskOptions, ReadOptions {
  /** Only these tokens are shown. */
  readonly filter?: TokenFilter | undefined;
}

export interface Answer extends FillMaskResult {
  /** A mask each; undefined when nothing is left out. */
  readonly filtered?: readonly FilterFacts[];
  readonly encoding: ReadText;
  /** What the lexicons say of predicted words, by token_str. */
  readonly known: ReadonlyMap<string, KnownWord>;
  /** Milliseconds from text to ranked predictions, the crossing between page and worker left out. */
  readonly ms: number;
  readonly runtime: RuntimeInfo;
}

let opened: LivingModel | undefined;
const shelf = deferred<Shelf>();
// Whoever waits for it is told; that nobody does is no failure.
shelf.promise.catch(() => {});

const jobs = new Jobs({ reader: async () => (await shelf.promise).reader, model: () => opened });

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
      opened = new LivingModel(model, () => replaceByWasm(assets, files));
      const { name, models: formats } = files.manifest;
      const sha256 = { manifest: files.manifestSha256, dictionary: assets.sha256Of(DICTIONARY) ?? '' };
      return { name, runtime: model.runtime, maxTokens: model.maxPositions, formats, sha256 };
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

  async predict(text: string, options: PredictOptions): Promise<Answer> {
    const model = opened;
    if (!model) throw new UsageError('no model is open');
    const begin = performance.now();
    const { reader } = await shelf.promise;
    const fillMask = new FillMask(reader.tokenizer, model);
    const { filter, topK } = options;
    const result = filter
      ? await filteredPredictions(fillMask, reader, text, filter, topK)
      : await fillMask.predict(text, options);
    const ms = performance.now() - begin;
    const known = reader.lookUp(result.masks.flat().map((prediction) => prediction.token_str));
    return { ...result, encoding: reader.annotated(result.encoding), known, ms, runtime: model.runtime };
  },

  ...analysisMethods(jobs),
};

export type WorkerApi = typeof api;

carryErrors();
expose(api);
