import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { openCheckpoint } from '../engine/checkpoint/checkpoint.ts';
import { type ConvertOptions, convert } from '../engine/convert/convert.ts';
import type { Dtype } from '../engine/convert/dtypes.ts';
import { OFFICIAL_REPO } from '../engine/convert/self-test.ts';
import { NotFoundError, UsageError } from '../engine/errors.ts';
import { isRepoId } from '../engine/hub/repository.ts';
import { type Arguments, parseDtype } from './arguments.ts';
import { addFidelity, readSentences } from './fidelity.ts';
import { folderSink, folderSource } from './folder.ts';
import { withRepository } from './hub.ts';
import { interruption } from './interruption.ts';
import { progressLines } from './progress.ts';
import { addSelfTest } from './self-test.ts';
import { print } from './streams.ts';
import { writeFolder } from './write-folder.ts';

interface Plan {
  readonly out: string;
  readonly dtypes: readonly Dtype[];
  readonly sentences: readonly string[] | undefined;
}

/** A Hugging Face checkpoint (a folder, its weights' file with the others beside it, or a repository of the hub) to ONNX files. */
export async function convertCommand({ positionals, options }: Arguments): Promise<number> {
  const [source, ...others] = positionals;
  if (source === undefined || others.length > 0) throw new UsageError('convert takes one checkpoint.');
  if (options.out === undefined) throw new UsageError('convert needs --out DIR.');
  if (options.dtype === undefined) throw new UsageError('convert needs --dtype, for example --dtype q8,fp32.');
  const dtypes = options.dtype.split(',').map(parseDtype);
  const out = resolve(options.out);
  if (!options.force && !(await isFree(out))) throw new UsageError(`${options.out} is not empty; --force replaces it.`);
  const sentences = options.fidelity === undefined ? undefined : await readSentences(options.fidelity);
  const plan = { out, dtypes, sentences };
  const folder = await checkpointFolder(source);
  if (folder === undefined) await convertRepository(source, options.revision ?? 'main', plan);
  else if (options.revision !== undefined) throw new UsageError('--revision is for repositories of the hub.');
  else await convertFolder(folder, plan);
  await print({ out: options.out, dtypes });
  return 0;
}

async function convertFolder(folder: string, plan: Plan): Promise<void> {
  const source = folderSource(folder);
  const settings = { name: basename(resolve(folder)), source, onProgress: progressLines(), signal: interruption() };
  await write(plan, settings, folder);
}

async function convertRepository(repo: string, revision: string, plan: Plan): Promise<void> {
  await withRepository(repo, revision, plan.dtypes, interruption(), async ({ repository, source, digest }, signal) => {
    const from = { repo, revision: repository.revision, digest };
    await write(plan, { name: repo, source, ...from, onProgress: progressLines(), signal });
  });
}

/** @param checkpointFolder where the checkpoint's own dictionaries may lie, if anywhere */
async function write(
  { out, dtypes, sentences }: Plan,
  settings: Omit<ConvertOptions, 'dtypes'>,
  checkpointFolder?: string,
): Promise<void> {
  const checkpoint = await openCheckpoint(settings.source);
  await writeFolder(out, async (temporary) => {
    await convert(checkpoint, folderSink(temporary), { ...settings, dtypes });
    if (settings.repo === OFFICIAL_REPO) await addSelfTest(temporary);
    if (sentences) await addFidelity(temporary, checkpointFolder ?? temporary, checkpoint, settings, sentences);
  });
}

async function isFree(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.length === 0;
}

/** @returns undefined when it is the id of a repository: what is on the disk comes first */
async function checkpointFolder(source: string): Promise<string | undefined> {
  const found = await stat(source).catch(() => undefined);
  if (found) return found.isDirectory() ? source : dirname(source);
  if (isRepoId(source)) return undefined;
  throw new NotFoundError(source);
}
