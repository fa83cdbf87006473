import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { openCheckpoint } from '../engine/checkpoint/checkpoint.ts';
import { convert } from '../engine/convert/convert.ts';
import { NotFoundError, UsageError } from '../engine/errors.ts';
import { type Arguments, parseDtype } from './arguments.ts';
import { addFidelity, readSentences } from './fidelity.ts';
import { folderSink, folderSource } from './folder.ts';
import { progressLines } from './progress.ts';
import { print } from './streams.ts';
import { writeFolder } from './write-folder.ts';

/** A Hugging Face checkpoint (a folder, or its weights' file with the others beside it) to ONNX files. */
export async function convertCommand({ positionals, options }: Arguments): Promise<number> {
  const [source, ...others] = positionals;
  if (source === undefined || others.length > 0) throw new UsageError('convert takes one checkpoint.');
  if (options.out === undefined) throw new UsageError('convert needs --out DIR.');
  if (options.dtype === undefined) throw new UsageError('convert needs --dtype, for example --dtype q8,fp32.');
  const dtypes = options.dtype.split(',').map(parseDtype);
  const out = resolve(options.out);
  if (!options.force && !(await isFree(out))) throw new UsageError(`${options.out} is not empty; --force replaces it.`);
  const folder = await checkpointFolder(source);
  const files = folderSource(folder);
  const checkpoint = await openCheckpoint(files);
  const sentences = options.fidelity === undefined ? undefined : await readSentences(options.fidelity);
  const settings = { name: basename(resolve(folder)), source: files, onProgress: progressLines() };
  await writeFolder(out, async (temporary) => {
    await convert(checkpoint, folderSink(temporary), { ...settings, dtypes });
    if (sentences !== undefined) await addFidelity(temporary, folder, checkpoint, settings, sentences);
  });
  await print({ out: options.out, dtypes });
  return 0;
}

async function isFree(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.length === 0;
}

async function checkpointFolder(source: string): Promise<string> {
  const found = await stat(source).catch(() => undefined);
  if (found === undefined) throw new NotFoundError(source);
  return found.isDirectory() ? source : dirname(source);
}
