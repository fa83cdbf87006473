import { openCheckpoint } from '../engine/checkpoint/checkpoint.ts';
import { type ConvertOptions, convert } from '../engine/convert/convert.ts';
import { DTYPES, type Dtype } from '../engine/convert/dtypes.ts';
import type { Manifest } from '../engine/convert/manifest.ts';
import { judgeSelfTest, OFFICIAL_EXPECTATION, OFFICIAL_REPO, SELF_TEST_ROWS } from '../engine/convert/self-test.ts';
import { UnexpectedError } from '../engine/errors.ts';
import { FillMask } from '../engine/fill-mask/fill-mask.ts';
import type { Prediction } from '../engine/fill-mask/prediction.ts';
import type { FileSource } from '../engine/io.ts';
import type { BertJapaneseTokenizer } from '../engine/wordpiece/bert-japanese-tokenizer.ts';
import type { ModelLibrary, StoredModel } from '../storage/model-library.ts';
import { type Demand, withRoom } from '../storage/room.ts';
import { Assets } from './assets.ts';
import { loadOnWasm } from './model.ts';
import type { ModelFiles } from './model-files.ts';
import { type FoundCheckpoint, withCheckpoint } from './origin.ts';
import { openModels } from './stored-places.ts';
import { loadPlainTokenizer } from './tokenizer.ts';
import type { Origin, WorkshopPlaces } from './workshop-api.ts';
import type { WorkshopMeter } from './workshop-meter.ts';

/** Downloads or reads a checkpoint and keeps it converted; the official one is tested afterwards. */
export async function convertModel(
  places: WorkshopPlaces,
  origin: Origin,
  wished: readonly Dtype[],
  meter: WorkshopMeter,
): Promise<StoredModel> {
  // In one order, whatever order they were asked for in.
  const dtypes = DTYPES.filter((dtype) => wished.includes(dtype));
  const models = await openModels();
  await models.tidy();
  const known = (id: string) => usable(models, id);
  const options = { hub: places.hub, dtypes, meter, known };
  const make = (demand: Demand) => async (checkpoint: FoundCheckpoint, id: string) => {
    const settings = settingsOf(checkpoint, dtypes, meter, demand);
    const manifest = await models.add(id, async (sink, files) => {
      const made = await convert(await openCheckpoint(checkpoint.source), sink, settings);
      if (made.source.repo !== OFFICIAL_REPO) return made;
      return { ...made, selfTest: await selfTest(places, made, files, meter) };
    });
    if (manifest.selfTest) await models.setManifest(id, manifest);
    const stored = await models.get(id);
    if (!stored) throw new UnexpectedError(new Error(`${id} is gone`));
    return stored;
  };
  return withRoom((demand) => withCheckpoint(origin, { ...options, demand }, make(demand)));
}

/** What is there already; one that is damaged gives way. */
async function usable(models: ModelLibrary, id: string): Promise<StoredModel | undefined> {
  const model = await models.get(id);
  if (!model?.problem) return model;
  await models.remove(id);
  return undefined;
}

export function settingsOf(
  { name, source, hub }: FoundCheckpoint,
  dtypes: readonly Dtype[],
  meter: WorkshopMeter,
  demand: Demand,
): ConvertOptions {
  return {
    onSize: (bytes) => demand(bytes + (hub?.missing() ?? 0)),
    dtypes,
    name,
    source,
    onProgress: meter.converting,
    ...(hub && {
      repo: hub.repository.repo,
      revision: hub.repository.revision,
      digest: hub.digest,
    }),
  };
}

async function selfTest(places: WorkshopPlaces, manifest: Manifest, files: FileSource, meter: WorkshopMeter) {
  const assets = await Assets.open(new URL(places.assets), () => {});
  const model = { key: manifest.name, manifest, files };
  const tokenizer = await loadPlainTokenizer(assets, model);
  const found: { dtype: Dtype; predictions: readonly Prediction[] }[] = [];
  for (const [done, { dtype }] of manifest.models.entries()) {
    meter.steps('checking', dtype, done, manifest.models.length);
    // One that can't be run has failed; the model is kept all the same.
    const predictions = await predict(assets, model, tokenizer, dtype).catch(() => []);
    found.push({ dtype, predictions });
  }
  return judgeSelfTest(OFFICIAL_EXPECTATION, found);
}

async function predict(
  assets: Assets,
  model: ModelFiles,
  tokenizer: BertJapaneseTokenizer,
  dtype: Dtype,
): Promise<readonly Prediction[]> {
  const lm = await loadOnWasm(assets, model, dtype);
  try {
    const { sentence } = OFFICIAL_EXPECTATION;
    const { masks } = await new FillMask(tokenizer, lm).predict(sentence, { topK: SELF_TEST_ROWS });
    return masks[0] ?? [];
  } finally {
    await lm.release();
  }
}
