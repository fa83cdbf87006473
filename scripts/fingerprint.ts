import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * The sha256 (hex) of the names and contents of the given files and folders, so that what was built from them can be
 * told to be stale. A path that isn't there counts as empty.
 * @param root what names are relative to
 * @param skip paths relative to the root, with forward slashes, that are left out with all below them
 */
export async function fingerprint(
  root: string,
  paths: readonly string[],
  skip: readonly string[] = [],
): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesBelow(join(root, path))) {
      const name = relative(root, file).replaceAll('\\', '/');
      if (skip.some((left) => name === left || name.startsWith(`${left}/`))) continue;
      const content = createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
      hash.update(`${name}\0${content}\n`);
    }
  }
  return hash.digest('hex');
}

/** Every file at or below a path, in an order that doesn't depend on the file system. */
export async function filesBelow(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) return [];
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
