import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Checkpoint } from '../engine/checkpoint/checkpoint.ts';
import { type ConvertOptions, convert } from '../engine/convert/convert.ts';
import { measureFidelity } from '../engine/convert/fidelity.ts';
import { MANIFEST_NAME, type Manifest, parseManifest, serializeManifest } from '../engine/convert/manifest.ts';
import { maskedSet } from '../engine/convert/masked-set.ts';
import { parseTestSentences } from '../engine/convert/test-sentences.ts';
import { EmptyTextError } from '../engine/errors.ts';
import { folderSink } from './folder.ts';
import { loadModel, resolveModel } from './models.ts';
import { TEST_SENTENCES } from './paths.ts';
import { readBytes } from './read-bytes.ts';
import { say } from './streams.ts';
import { loadTokenizer } from './tokenizer.ts';

/**
 * The sentences to measure on: a line each, or the column “sentence” of a .tsv file.
 * @param file a path, or `default` for the project's own
 */
export async function readSentences(file: string): Promise<string[]> {
  const path = file === 'default' ? TEST_SENTENCES : file;
  const text = new TextDecoder().decode(await readBytes(path));
  const sentences = path.endsWith('.tsv')
    ? parseTestSentences(text)
    : text.split(/\r?\n/).filter((line) => line !== '');
  if (sentences.length === 0) throw new EmptyTextError();
  return sentences;
}

/** Measures each converted dtype against fp32, which is made apart, and writes the figures into the manifest. */
export async function addFidelity(
  converted: string,
  checkpointFolder: string,
  checkpoint: Checkpoint,
  settings: Omit<ConvertOptions, 'dtypes'>,
  sentences: readonly string[],
): Promise<void> {
  const tokenizer = await loadTokenizer(await resolveModel(checkpointFolder), {});
  const encodings = sentences.map((sentence) => tokenizer.encode(sentence));
  const fitting = encodings.filter(({ ids }) => ids.length <= checkpoint.config.max_position_embeddings);
  const sequences = maskedSet(fitting, tokenizer.maskId);
  const referenceFolder = await mkdtemp(join(tmpdir(), 'jmed-mask-fp32-'));
  try {
    await convert(checkpoint, folderSink(referenceFolder), { ...settings, dtypes: ['fp32'] });
    const reference = await loadModel(await resolveModel(referenceFolder), 'fp32');
    const manifest = parseManifest(await readFile(join(converted, MANIFEST_NAME)));
    const models: Manifest['models'] = [];
    for (const model of manifest.models) {
      const candidate = await loadModel(await resolveModel(converted), model.dtype);
      const fidelity = await measureFidelity(reference, candidate, sequences);
      await candidate.release();
      say(`${model.dtype}: ${JSON.stringify(fidelity)}`);
      models.push({ ...model, fidelity });
    }
    await writeFile(join(converted, MANIFEST_NAME), serializeManifest({ ...manifest, models }));
  } finally {
    await rm(referenceFolder, { recursive: true, force: true });
  }
}
