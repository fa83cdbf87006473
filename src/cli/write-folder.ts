import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { stored } from './storage-errors.ts';

/**
 * Makes a folder whole or not at all: `fill` writes into a temporary sibling, which takes the folder's place at the end.
 * @throws StorageError when the disk refuses it
 */
export async function writeFolder(folder: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const parent = dirname(folder);
  const temporary = await stored(async () => {
    await mkdir(parent, { recursive: true });
    return mkdtemp(join(parent, `.${basename(folder)}-`));
  });
  try {
    await fill(temporary);
    await stored(async () => {
      // A temporary folder is its owner's alone.
      await chmod(temporary, 0o755);
      await rm(folder, { recursive: true, force: true });
      await rename(temporary, folder);
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
