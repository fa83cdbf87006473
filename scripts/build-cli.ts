/** Bundles src/cli/main.ts to .cache/cli/main.mjs, and makes the files it reads. Started by bin/jmed-mask.mjs. */

import { mkdir, mkdtemp, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { ensureAssets } from './assets.ts';
import { withLock } from './lock.ts';
import { ROOT } from './paths.ts';

const FOLDER = join(ROOT, '.cache', 'cli');

await withLock('build', async () => {
  await ensureAssets((line) => process.stderr.write(`${line}\n`));
  await bundle();
});

/** Into a folder of its own, then moved: a command that starts meanwhile sees the old bundle or the new one, whole. */
async function bundle(): Promise<void> {
  const started = new Date();
  process.stderr.write('Bundling the command line …\n');
  await mkdir(FOLDER, { recursive: true });
  const temporary = await mkdtemp(join(FOLDER, 'build-'));
  try {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      // Only the WebAssembly runtime stays outside: it finds its .wasm files beside itself.
      ssr: { noExternal: true, external: ['onnxruntime-web'], target: 'node' },
      build: {
        ssr: 'src/cli/main.ts',
        outDir: temporary,
        emptyOutDir: false,
        target: 'node20',
        minify: false,
        rolldownOptions: { output: { entryFileNames: 'main.mjs', codeSplitting: false } },
      },
    });
    // What changes while it is being built is newer than the bundle, so the next use builds again.
    await utimes(join(temporary, 'main.mjs'), started, started);
    await rename(join(temporary, 'main.mjs'), join(FOLDER, 'main.mjs'));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
