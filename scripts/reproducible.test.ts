import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, test } from 'vitest';
import { filesBelow } from './fingerprint.ts';
import { ROOT } from './paths.ts';

const folders: string[] = [];
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

/** sha256 of every file of a fresh build, by path. What is in public/ is copied as it is, and left out here. */
async function built(): Promise<Readonly<Record<string, string>>> {
  const outDir = await mkdtemp(join(tmpdir(), 'jmed-mask-build-'));
  folders.push(outDir);
  await build({ root: ROOT, logLevel: 'error', build: { outDir, emptyOutDir: true, copyPublicDir: false } });
  const files = await filesBelow(outDir);
  const sums = await Promise.all(
    files.map(async (file) => [
      relative(outDir, file),
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ]),
  );
  return Object.fromEntries(sums);
}

test('two builds of the page are the same to the byte', async () => {
  const first = await built();
  expect(Object.keys(first)).toContain('index.html');
  expect(await built()).toEqual(first);
});
