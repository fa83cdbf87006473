import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { BASE } from '../scripts/base-checkpoint/weights.ts';
import { FORMAT_NAMES, writeRandomCheckpoint } from '../scripts/base-checkpoint/write.ts';
import { ROOT } from '../scripts/paths.ts';

const SEED = 1;

/** A checkpoint of base size, made once, in the cache: the folder is there when it is whole. */
export async function ensureBaseCheckpoint(log: (line: string) => void): Promise<string> {
  const folder = join(ROOT, '.cache', 'bench', `base-${SEED}`);
  if (existsSync(folder)) return folder;
  log('Making a checkpoint of 440 MB in both formats …');
  const temporary = `${folder}.${process.pid}`;
  await writeRandomCheckpoint(temporary, BASE, FORMAT_NAMES, SEED);
  renameSync(temporary, folder);
  return folder;
}
