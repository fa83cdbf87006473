import { openCheckpoint } from '../engine/checkpoint/checkpoint.ts';
import { convert } from '../engine/convert/convert.ts';
import type { Dtype } from '../engine/convert/dtypes.ts';
import { measureFidelity } from '../engine/convert/fidelity.ts';
import { MANIFEST_NAME, type Manifest } from '../engine/convert/manifest.ts';
import { type MaskedSequence, maskedSet } from '../engine/convert/masked-set.ts';
import { type LogitsSource, recordLogits } from '../engine/convert/recorded-lm.ts';
import { parseTestSentences } from '../engine/convert/test-sentences.ts';
import { CorruptFileError, NotFoundError, UnexpectedError } from '../engine/errors.ts';
import type { FileSink } from '../engine/io.ts';
import type { ModelLibrary, StoredModel } from '../storage/model-library.ts';
import { type Demand, withRoom } from '../storage/room.ts';
import { Assets } from './assets.ts';
import { settingsOf } from './convert-model.ts';
import { loadOnWasm } from './model.ts';
import type { ModelFiles } from './model-files.ts';
import { type FoundCheckpoint, withCheckpoint } from './origin.ts';
import { openModels } from './stored-places.ts';
import { loadPlainTokenizer } from './tokenizer.ts';
import type { MeasureOptions, Origin, WorkshopPlaces } from './workshop-api.ts';
import type { WorkshopMeter } from './workshop-meter.ts';

const SENTENCES = 'test-sentences/sentences.tsv';

/** Measures a stored model's dtypes against fp32 and keeps the figures in its manifest. Everything runs on WebAssembly. */
export async function measureModel(
  places: WorkshopPlaces,
  id: string,
  options: MeasureOptions,
  meter: WorkshopMeter,
): Promise<StoredModel> {
  const models = await openModels();
  const stored = await models.get(id);
  if (!stored) throw new NotFoundError(id);
  if (!stored.manifest) throw stored.problem ?? new NotFoundError(id);
  const { manifest } = stored;
  const model: ModelFiles = { key: id, manifest, files: await models.use(id) };
  const dtypes = options.dtypes ?? manifest.models.map(({ dtype }) => dtype);
  const assets = await Assets.open(new URL(places.assets), () => {});
  const sequences = await testSet(assets, model);
  const steps = sequences.length * (dtypes.length + 1);
  let done = 0;
  const follow = (what: string) => ({
    onProgress: () => meter.steps('measuring', what, ++done, steps),
  });
  const record = async (fp32: ModelFiles): Promise<LogitsSource> => {
    meter.steps('measuring', 'fp32', 0, steps);
    const lm = await loadOnWasm(assets, fp32, 'fp32');
    const recorded = await recordLogits(lm, sequences, follow('fp32'));
    await lm.release();
    return recorded;
  };
  const hasFp32 = manifest.models.some(({ dtype }) => dtype === 'fp32');
  const reference = hasFp32 ? await record(model) : await withFp32(places, models, model, options, meter, record);
  const figures = new Map<Dtype, Manifest['models'][number]['fidelity']>();
  for (const dtype of dtypes) {
    const lm = await loadOnWasm(assets, model, dtype);
    figures.set(dtype, await measureFidelity(reference, lm, sequences, follow(dtype)));
    await lm.release();
  }
  const measured = manifest.models.map((file) => {
    const fidelity = figures.get(file.dtype) ?? file.fidelity;
    return { ...file, ...(fidelity && { fidelity }) };
  });
  await models.setManifest(id, { ...manifest, models: measured });
  const result = await models.get(id);
  if (!result) throw new UnexpectedError(new Error(`${id} is gone`));
  return result;
}

async function testSet(assets: Assets, model: ModelFiles): Promise<MaskedSequence[]> {
  const sentences = parseTestSentences(new TextDecoder().decode(await assets.read(SENTENCES)));
  const tokenizer = await loadPlainTokenizer(assets, model);
  const limit = model.manifest.config.max_position_embeddings;
  const encodings = sentences.map((sentence) => tokenizer.encode(sentence)).filter(({ ids }) => ids.length <= limit);
  return maskedSet(encodings, tokenizer.maskId);
}

/** Makes the same model in fp32 for the time of `use`. */
async function withFp32<T>(
  places: WorkshopPlaces,
  models: ModelLibrary,
  { key, manifest }: ModelFiles,
  { origin = originOf(manifest) }: MeasureOptions,
  meter: WorkshopMeter,
  use: (fp32: ModelFiles) => Promise<T>,
): Promise<T> {
  if (!origin) throw new NotFoundError(`fp32 of ${manifest.name}`);
  await models.tidy();
  const settings = { hub: places.hub, dtypes: ['fp32'] as const, meter, known: async () => undefined };
  const id = `${key}.fp32`;
  const make = (demand: Demand) => async (checkpoint: FoundCheckpoint) => {
    try {
      return await models.add(id, async (sink, files) => {
        const opened = await openCheckpoint(checkpoint.source);
        const fp32 = await convert(opened, withoutManifest(sink), settingsOf(checkpoint, ['fp32'], meter, demand));
        checkSame(manifest, fp32);
        return use({ key: id, manifest: fp32, files });
      });
    } finally {
      await models.remove(id);
    }
  };
  return withRoom((demand) => withCheckpoint(origin, { ...settings, demand }, make(demand)));
}

function originOf({ source: { repo, revision } }: Manifest): Origin | undefined {
  return repo === undefined ? undefined : { kind: 'hub', repo, revision: revision ?? 'main' };
}

/** Without one it is no model for anybody else, and tidied when this is interrupted. */
function withoutManifest(sink: FileSink): FileSink {
  return {
    create: (name) =>
      name === MANIFEST_NAME ? Promise.resolve({ write: async () => {}, close: async () => {} }) : sink.create(name),
  };
}

/** @throws CorruptFileError when the weights aren't those that the model was made from */
function checkSame(manifest: Manifest, other: Manifest): void {
  for (const { name, sha256 } of other.source.files) {
    const expected = manifest.source.files.find((file) => file.name === name);
    if (expected?.sha256 !== sha256)
      throw new CorruptFileError(name, 'it is not the file that the model was made from');
  }
}
