import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { ensureAssets } from './assets.ts';
import { compressFolder } from './compress.ts';
import { fingerprint } from './fingerprint.ts';
import { headersFile } from './hosting.ts';
import { withLock } from './lock.ts';
import { ROOT } from './paths.ts';

export type Log = (line: string) => void;

const DIST = join(ROOT, 'dist');
const CACHE = join(ROOT, '.cache');
const STAMP = join(CACHE, 'page.sha256');

/** What the page is made from. Of public/generated the manifest is enough: it names the sha256 of every file there. */
const INPUTS = [
  'LICENSE',
  'NOTICE',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'src',
  'public',
  'scripts/headers.ts',
  'scripts/hosting.ts',
  'scripts/web-manifest.ts',
  'scripts/compress.ts',
];
const SKIPPED = ['public/generated', 'src/cli', 'src/testing'];
const GENERATED_MANIFEST = 'public/generated/manifest.json';

/** Builds dist/ when it is missing or was built from other sources, or in any case where `force` is set. */
export async function ensurePage(log: Log, force = false): Promise<void> {
  await withLock('build', async () => {
    await ensureAssets(log);
    const current = await pageFingerprint();
    const built = await readFile(STAMP, 'utf8').catch(() => '');
    const whole = (await readFile(join(DIST, 'index.html'), 'utf8').catch(() => '')) !== '';
    if (!force && whole && built === current) return;
    await rm(STAMP, { force: true });
    await buildPage(log);
    await mkdir(dirname(STAMP), { recursive: true });
    await writeFile(STAMP, current);
  });
}

async function pageFingerprint(): Promise<string> {
  const sources = await fingerprint(ROOT, INPUTS, SKIPPED);
  const generated = await fingerprint(ROOT, [GENERATED_MANIFEST]);
  return `${sources}-${generated}`;
}

async function buildPage(log: Log): Promise<void> {
  const started = performance.now();
  log('Building the page …');
  await build({ root: ROOT, logLevel: 'warn', build: { emptyOutDir: true } });
  for (const name of ['LICENSE', 'NOTICE']) await copyFile(join(ROOT, name), join(DIST, `${name}.txt`));
  await writeFile(join(DIST, '_headers'), headersFile());
  const total = await compressFolder(DIST, join(CACHE, 'compressed'));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  log(
    `Built dist/ in ${seconds} s: ${total.files} files compressed, ${megabytes(total.bytes)} → ${megabytes(total.brotliBytes)} MB`,
  );
}
