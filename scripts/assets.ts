/** Everything that is generated and served as is: public/generated, made when missing or stale. */

import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ASSETS, type Asset } from './assets/parts.ts';
import { filesBelow, fingerprint } from './fingerprint.ts';
import { withLock } from './lock.ts';
import { ROOT } from './paths.ts';

const GENERATED = join(ROOT, 'public', 'generated');
const STAMPS = join(ROOT, '.cache', 'assets');
const MANIFEST = 'manifest.json';

/** @param log told, a line each, what is being made; nothing when all is fresh */
export async function ensureAssets(log: (line: string) => void): Promise<void> {
  await withLock('assets', async () => {
    const made = await Promise.all(ASSETS.map((asset) => ensure(asset, log)));
    const listed = await stat(join(GENERATED, MANIFEST)).catch(() => null);
    if (made.includes(true) || listed === null) await writeManifest();
  });
}

/** Whether it had to be made. */
async function ensure(asset: Asset, log: (line: string) => void): Promise<boolean> {
  const stamp = join(STAMPS, `${asset.folder.replaceAll('/', '-')}.sha256`);
  const folder = join(GENERATED, asset.folder);
  const inputs = await fingerprint(ROOT, asset.inputs);
  const built = await readFile(stamp, 'utf8').catch(() => '');
  if (built === inputs && (await stat(folder).catch(() => null)) !== null) return false;
  log(`Making ${asset.what} …`);
  await mkdir(STAMPS, { recursive: true });
  const temporary = await mkdtemp(join(STAMPS, 'make-'));
  try {
    await asset.make(temporary);
    // A temporary folder is its owner's alone; what is served is everyone's to read.
    await chmod(temporary, 0o755);
    await rm(folder, { recursive: true, force: true });
    await mkdir(join(folder, '..'), { recursive: true });
    await rename(temporary, folder);
    await writeFile(stamp, inputs);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return true;
}

/** Every file with its size and sha256, which the page checks as it loads them. */
async function writeManifest(): Promise<void> {
  const files = [];
  for (const file of await filesBelow(GENERATED)) {
    const path = relative(GENERATED, file).replaceAll('\\', '/');
    if (path === MANIFEST) continue;
    const bytes = await readFile(file);
    files.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  await writeFile(join(GENERATED, MANIFEST), `${JSON.stringify({ files }, null, 2)}\n`);
}
