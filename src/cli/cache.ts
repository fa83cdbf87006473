import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCheckpoint } from '../engine/checkpoint/checkpoint.ts';
import { convert } from '../engine/convert/convert.ts';
import { digestFile } from '../engine/convert/digest.ts';
import type { Dtype } from '../engine/convert/dtypes.ts';
import { NotFoundError } from '../engine/errors.ts';
import { folderSink, folderSource } from './folder.ts';
import { cacheFolder } from './paths.ts';
import { say } from './streams.ts';
import { writeFolder } from './write-folder.ts';

/**
 * Converts a Hugging Face folder once; the cache is keyed by its files' sha256, the dtype and the converter itself.
 * @returns the converted folder
 */
export async function convertIntoCache(folder: string, dtype: Dtype): Promise<string> {
  const source = folderSource(folder);
  const checkpoint = await openCheckpoint(source);
  const sourceFiles = await Promise.all(
    checkpoint.files.map(async (name) => {
      const digest = await digestFile(source, name);
      if (digest === undefined) throw new NotFoundError(`${name} in ${folder}`);
      return digest;
    }),
  );
  const key = hash(sourceFiles.map(({ name, sha256 }) => `${name} ${sha256}\n`).join(''));
  const converter = hash(await readFile(fileURLToPath(import.meta.url)));
  const models = join(cacheFolder(), key);
  const out = join(models, `${dtype}-${converter.slice(0, 16)}`);
  if ((await stat(out).catch(() => undefined)) !== undefined) return out;
  say(`Converting ${folder} to ${dtype} …`);
  await mkdir(models, { recursive: true });
  await writeFolder(out, async (temporary) => {
    await convert(checkpoint, folderSink(temporary), { dtypes: [dtype], name: basename(folder), source, sourceFiles });
  });
  await removeOthers(models, dtype, out);
  return out;
}

/** What older converters made of the same files. */
async function removeOthers(models: string, dtype: Dtype, current: string): Promise<void> {
  const others = (await readdir(models)).filter((name) => name.startsWith(`${dtype}-`) && name !== basename(current));
  await Promise.all(others.map((name) => rm(join(models, name), { recursive: true, force: true })));
}

function hash(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
