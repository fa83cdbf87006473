import type { Page } from '@playwright/test';
import { expect, FIRST_SENTENCE, test } from './page.ts';

/** Whatever is broken below, on WASM: what is tested is the same on every device, and starts quicker there. */
const ON_WASM = { device: 'wasm' };

function alert(page: Page, title: string) {
  return page.getByRole('alert').filter({ hasText: title });
}

/** Breaks a file on its way, and mends it. */
async function breaking(page: Page, path: string, answer: { status?: number; body?: string; contentType?: string }) {
  await page.context().route(`**/generated/${path}`, (route) => route.fulfill(answer));
  return () => page.context().unroute(`**/generated/${path}`);
}

test('a corrupt model file is named and not used; once mended, trying again works', async ({ mask, page }) => {
  const mend = await breaking(page, 'models/jmed-mini/q8.onnx.data', { body: 'not the weights' });
  await mask.open(ON_WASM);
  await expect(alert(page, 'A file is corrupt')).toContainText('q8.onnx.data');
  await expect(alert(page, 'A file is corrupt')).toContainText('Your sentence is kept.');
  await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
  await mend();
  await mask.sentence.fill('[MASK]と診断された。');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(mask.rows(1)).toHaveCount(10);
  await mask.answered('診断');
});

test('a file of the right size with wrong bytes is found by its sha256', async ({ mask, page }) => {
  await page.context().route('**/generated/models/jmed-mini/q8.onnx', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[100] = (body[100] ?? 0) ^ 1;
    await route.fulfill({ response, body });
  });
  await mask.open(ON_WASM);
  await expect(alert(page, 'A file is corrupt')).toContainText('sha256');
});

test('a missing dictionary is named', async ({ mask, page }) => {
  await breaking(page, 'dictionary/ipadic.bin', { status: 404 });
  await mask.open(ON_WASM);
  await expect(alert(page, 'A file is missing')).toContainText('dictionary/ipadic.bin');
  await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
});

test('a page sent instead of a file is not taken for it', async ({ mask, page }) => {
  await breaking(page, 'dictionary/ipadic.bin', { body: '<!doctype html>', contentType: 'text/html' });
  await mask.open(ON_WASM);
  await expect(alert(page, 'A file is missing')).toContainText('dictionary/ipadic.bin');
});

test('a server error says so', async ({ mask, page }) => {
  await breaking(page, 'models/jmed-mini/vocab.txt', { status: 503 });
  await mask.open(ON_WASM);
  await expect(alert(page, 'A file could not be loaded')).toContainText('HTTP 503');
});

test('WASM that does not start is told, and trying again starts it in a new worker', async ({ mask, page }) => {
  // It is read once to be checked, and once more by the runtime.
  await page.context().route('**/generated/ort/*.mjs', (route) => {
    const isRuntime = route.request().resourceType() === 'script';
    return isRuntime ? route.fulfill({ status: 404 }) : route.continue();
  });
  const mend = () => page.context().unroute('**/generated/ort/*.mjs');
  await mask.open(ON_WASM);
  await expect(alert(page, 'WASM could not run the model')).toBeVisible();
  await mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(mask.rows(1)).toHaveCount(10);
});

test('a worker that dies in silence is started again, told, and the sentence kept', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  await mask.sentence.fill('[MASK]を認める。');
  await killWorker(page);
  await expect(page.getByText('The computing part stopped and was started again.')).toBeVisible();
  await expect(mask.sentence).toHaveValue('[MASK]を認める。');
  await mask.answered('認める');
  await expect(mask.rows(1)).toHaveCount(10);
  await mask.sentence.fill('[MASK]と診断された。');
  await mask.answered('診断');
});

test('a worker that dies again and again is given up until the person tries again', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  await killWorker(page);
  await expect(page.getByText('The computing part stopped and was started again.')).toBeVisible();
  await expect(mask.rows(1)).toHaveCount(10);
  await killWorker(page);
  await expect(mask.table(1)).toHaveCount(0);
  await expect(mask.rows(1)).toHaveCount(10);
  await killWorker(page);
  await expect(alert(page, 'The computing part of the page does not run')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(mask.rows(1)).toHaveCount(10);
});

test('a worker whose script is missing is told', async ({ mask, page }) => {
  await page.context().route('**/assets/worker-*.js', (route) => route.fulfill({ status: 404 }));
  await mask.open(ON_WASM);
  await expect(alert(page, 'The computing part of the page does not run')).toBeVisible();
  await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
});

/** As the browser ends a worker: without a word to the page. */
async function killWorker(page: Page) {
  // One that is on its way out may still be listed before its successor.
  const worker = page.workers().findLast((candidate) => candidate.url().includes('/worker-'));
  if (!worker) throw new Error('there is no worker');
  await worker.evaluate(() => self.close()).catch(() => {});
}
