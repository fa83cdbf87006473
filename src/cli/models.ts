import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';
import { parseTokenizerConfig, type TokenizerConfig } from '../engine/checkpoint/tokenizer-config.ts';
import { digestFile } from '../engine/convert/digest.ts';
import type { Dtype } from '../engine/convert/dtypes.ts';
import { MANIFEST_NAME, type Manifest, parseManifest } from '../engine/convert/manifest.ts';
import { BadCheckpointError, CorruptFileError, NotFoundError } from '../engine/errors.ts';
import { probeCapabilities } from '../engine/session/capabilities.ts';
import { chooseFile } from '../engine/session/choose.ts';
import { type LoadedMaskedLm, loadMaskedLm } from '../engine/session/session.ts';
import { convertIntoCache } from './cache.ts';
import { folderSource } from './folder.ts';
import { EMBEDDED_MODEL } from './paths.ts';
import { say } from './streams.ts';

/** A folder that `--model` names: converted (it has a manifest), or a Hugging Face one. */
export interface ModelFolder {
  readonly folder: string;
  readonly manifest: Manifest | undefined;
  readonly tokenizer: TokenizerConfig;
}

/** @throws NotFoundError, CorruptFileError, BadCheckpointError, UnsupportedConfigError */
export async function resolveModel(folder = EMBEDDED_MODEL): Promise<ModelFolder> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new NotFoundError(`the folder ${folder}`);
  const manifest = await readFile(join(folder, MANIFEST_NAME)).catch(() => undefined);
  if (manifest !== undefined) {
    const parsed = parseManifest(manifest);
    return { folder, manifest: parsed, tokenizer: parsed.tokenizer };
  }
  return {
    folder,
    manifest: undefined,
    tokenizer: parseTokenizerConfig(await readJson(folder, 'tokenizer_config.json')),
  };
}

/** Ready to run; a Hugging Face folder is converted into the cache first. */
export async function loadModel(model: ModelFolder, dtype: Dtype | undefined): Promise<LoadedMaskedLm> {
  const { folder, manifest } = await converted(model, dtype);
  const choice = chooseFile(manifest, await probeCapabilities(), { device: 'wasm', ...(dtype && { dtype }) });
  if (choice.slow) say(`${choice.dtype} is made for a GPU: it is slow here.`);
  ort.env.logLevel = 'error';
  return loadMaskedLm(ort, manifest, folderSource(folder), choice, { threads: availableParallelism() });
}

async function converted(
  { folder, manifest }: ModelFolder,
  dtype: Dtype | undefined,
): Promise<{ folder: string; manifest: Manifest }> {
  if (manifest !== undefined) return { folder, manifest };
  const cached = await convertIntoCache(folder, dtype ?? 'q8');
  return { folder: cached, manifest: parseManifest(await readFile(join(cached, MANIFEST_NAME))) };
}

/** @throws NotFoundError, CorruptFileError naming the first file that isn't what the manifest says */
export async function checkConvertedModel(folder: string): Promise<Manifest> {
  const { manifest } = await resolveModel(folder);
  if (manifest === undefined) throw new NotFoundError(`${MANIFEST_NAME} in ${folder}`);
  const source = folderSource(folder);
  for (const file of [manifest.vocab, ...manifest.models.flatMap(({ graph, data }) => [graph, data])]) {
    const digest = await digestFile(source, file.name);
    if (digest === undefined) throw new NotFoundError(`${file.name} in ${folder}`);
    if (digest.bytes !== file.bytes)
      throw new CorruptFileError(file.name, `has ${digest.bytes} bytes, not ${file.bytes}`);
    if (digest.sha256 !== file.sha256)
      throw new CorruptFileError(file.name, 'its sha256 is not the one in the manifest');
  }
  return manifest;
}

async function readJson(folder: string, name: string): Promise<unknown> {
  const text = await readFile(join(folder, name), 'utf8').catch((cause: unknown) => {
    throw new NotFoundError(`${name} in ${folder}`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadCheckpointError(`${name}: not JSON`, { cause });
  }
}
