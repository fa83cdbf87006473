import { gzipSync } from 'node:zlib';
import { expect, test } from './page.ts';

/** Bytes of compressed JavaScript before the page can be used. */
const FIRST_LOAD_BYTES = 170 * 1024;
/** Files until the first predictions are there: of the page, worker, runtime, dictionary and model. */
const FIRST_LOAD_FILES = 22;

test('the JavaScript that index.html asks for stays within its bytes', async ({ page, baseURL }) => {
  const html = await (await page.request.get(baseURL ?? '')).text();
  const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/gu)].map(([, path]) => path ?? '');
  expect(scripts.length).toBeGreaterThan(0);
  let bytes = 0;
  for (const path of new Set(scripts)) {
    bytes += gzipSync(await (await page.request.get(new URL(path, baseURL).href)).body()).length;
  }
  expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
});

test('the first predictions take no more files than they need', async ({ context, mask }) => {
  const files = new Set<string>();
  const twice: string[] = [];
  context.on('request', (request) => {
    // The service worker's are for the next time.
    if (request.serviceWorker() !== null) return;
    const { pathname } = new URL(request.url());
    // Each thread of the runtime asks for its script again.
    if (files.has(pathname) && !pathname.endsWith('/ort-wasm-simd-threaded.mjs')) twice.push(pathname);
    files.add(pathname);
  });
  await mask.openReady({ device: 'wasm' });
  expect(twice).toEqual([]);
  expect(files.size).toBeLessThanOrEqual(FIRST_LOAD_FILES);
});
