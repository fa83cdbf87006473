import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '../scripts/paths.ts';
import { deferred } from '../src/worker/deferred.ts';
import { expect, FIRST_SENTENCE, killWorker, test } from './page.ts';
import { type StaticHost, staticHost } from './static-host.ts';

let host: StaticHost;
test.beforeEach(async () => {
  host = await staticHost();
});
test.afterEach(() => host.shut());

const hash = `#${new URLSearchParams({ lang: 'en', device: 'wasm' })}`;
const badge = (page: Page) => page.getByText(/^WASM, \d+ threads$/);

/** Files the engine's worker has put away for the next time. */
const keptFiles = (page: Page) =>
  page.evaluate(async () => (await (await caches.open('jmed-mask-assets')).keys()).length);

test('under a sub-path of a host that sends no headers the page is cross-origin isolated all the same', async ({
  page,
  mask,
}) => {
  await page.goto(host.url + hash);
  await expect(mask.rows(1)).toHaveCount(10);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
  await expect(badge(page)).toBeVisible();
});

test('what the person types while the page is being prepared is not lost to a reload', async ({ page, mask }) => {
  // The service worker comes late.
  await page.route('**/service-worker.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto(host.url + hash);
  await mask.sentence.fill('胸部CTで[MASK]を認めた。');
  await expect(mask.rows(1)).toHaveCount(10);
  await expect(mask.sentence).toHaveValue('胸部CTで[MASK]を認めた。');
});

test('after it was open once the page predicts without network', async ({ page, mask }) => {
  await page.goto(host.url + hash);
  await expect(mask.rows(1)).toHaveCount(10);
  const first = await mask.word(1, 1);
  await expect.poll(() => keptFiles(page)).toBeGreaterThanOrEqual(6);
  await host.shut();
  await page.reload();
  await expect(mask.rows(1)).toHaveCount(10);
  expect(await mask.word(1, 1)).toBe(first);
  await mask.sentence.fill('胸部CTで[MASK]を認めた。');
  await mask.answered('胸部');
  await page.getByRole('button', { name: 'Lexicons' }).click();
  await expect(page.getByRole('dialog', { name: 'Lexicons' })).toContainText('Starter lexicon');
});

test('a kept file that was damaged is fetched again', async ({ page, mask }) => {
  await page.goto(host.url + hash);
  await expect(mask.rows(1)).toHaveCount(10);
  await expect.poll(() => keptFiles(page)).toBeGreaterThanOrEqual(6);
  await page.evaluate(async () => {
    const cache = await caches.open('jmed-mask-assets');
    for (const request of await cache.keys()) await cache.put(request, new Response('damaged'));
  });
  await page.reload();
  await expect(mask.rows(1)).toHaveCount(10);
});

test('without network before the model is there, or in the midst of it, the page says so and goes on by itself once there is one', async ({
  page,
  mask,
  context,
}) => {
  await page.goto(host.url + hash);
  await expect(mask.rows(1)).toHaveCount(10);
  await expect.poll(() => keptFiles(page)).toBeGreaterThanOrEqual(6);
  const lost = page.getByRole('alert').filter({ hasText: 'A file could not be loaded' });

  // The page is kept, its model isn't.
  await page.evaluate(() => caches.delete('jmed-mask-assets'));
  await context.setOffline(true);
  await page.reload();
  await expect(lost).toContainText('Check the connection and try again.');
  await mask.sentence.fill('胸部CTで[MASK]を認めた。');
  // Somebody who is impatient.
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(lost).toBeVisible();
  await context.setOffline(false);
  await expect(mask.rows(1)).toHaveCount(10);
  await mask.answered('胸部');

  await page.evaluate(() => caches.delete('jmed-mask-assets'));
  const { promise: never } = deferred<void>();
  host.held.set('generated/dictionary/ipadic.bin', never);
  const asked = page.waitForRequest(/ipadic\.bin/);
  await page.reload();
  await asked;
  await host.shut();
  await expect(lost).toContainText('did not arrive');
  await expect(mask.sentence).toBeEditable();
});

test('a new version that comes while the model loads disturbs nothing, and is offered; what is left of the old one is never mixed with it', async ({
  page,
  mask,
}) => {
  await page.goto(host.url + hash);
  await expect(mask.rows(1)).toHaveCount(10);
  await expect.poll(() => keptFiles(page)).toBeGreaterThanOrEqual(6);
  await page.evaluate(() => caches.delete('jmed-mask-assets'));
  const weights = 'generated/models/jmed-mini/q8.onnx.data';
  const { promise, resolve } = deferred<void>();
  host.held.set(weights, promise);
  const asked = page.waitForRequest(/q8\.onnx\.data/);
  await page.reload();
  await asked;
  const script = await readFile(join(ROOT, 'dist', 'service-worker.js'), 'utf8');
  host.changed.set('service-worker.js', `${script}\n// another version`);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const notice = page.getByText(/There is a new version of this page/);
  await expect(notice).toBeVisible();
  await expect(mask.table(1)).toHaveCount(0);
  resolve();
  await expect(mask.rows(1)).toHaveCount(10);

  // The host has other weights by now, which the old page must not take for its own.
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await expect.poll(() => keptFiles(page)).toBeGreaterThanOrEqual(6);
  await page.evaluate(() => caches.delete('jmed-mask-assets'));
  host.changed.set(weights, 'of the new version');
  host.changed.set('service-worker.js', `${script}\n// a third version`);
  await killWorker(page);
  await expect(page.getByRole('alert').filter({ hasText: 'A file is corrupt' })).toContainText('q8.onnx.data');
  await expect(notice).toBeVisible();
});

test('a new version is offered, waits for the person, and keeps the sentence', async ({ page, mask }) => {
  await page.goto(host.url + hash);
  await expect(mask.rows(1)).toHaveCount(10);
  const script = await readFile(join(ROOT, 'dist', 'service-worker.js'), 'utf8');
  host.changed.set('service-worker.js', `${script}\n// another version`);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await mask.sentence.fill('胸部CTで[MASK]を認めた。');
  const notice = page.getByText(/There is a new version of this page/);
  await expect(notice).toBeVisible();
  await Promise.all([
    page.waitForEvent('framenavigated'),
    page.getByRole('button', { name: 'Reload', exact: true }).click(),
  ]);
  await expect(mask.sentence).toHaveValue('胸部CTで[MASK]を認めた。');
  await expect(mask.rows(1)).toHaveCount(10);
  await expect(notice).toBeHidden();
  // It is taken out of the tab's history entry at once.
  expect(await page.evaluate(() => history.state)).toBeNull();
});

test('text shared by another app reaches the sentence without being sent', async ({ page, mask, context }) => {
  await page.goto(host.url + hash);
  await expect(mask.rows(1)).toHaveCount(10);
  // A page without a policy posts as the operating system's share sheet does. The host itself would answer with 404.
  const other = await context.newPage();
  await other.setContent(`
    <form method="post" enctype="multipart/form-data" action="${host.url}share">
      <textarea name="text">共有された[MASK]の文</textarea>
      <button>Share</button>
    </form>`);
  await other.getByRole('button', { name: 'Share' }).click();
  await expect(other.getByRole('textbox', { name: /^(Sentence|文)$/ })).toHaveValue('共有された[MASK]の文');
  expect(other.url().startsWith(`${host.url}#text=`)).toBe(true);
});

test('the page can be installed', async ({ page }) => {
  await page.goto(host.url);
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await page.request.get(new URL(address ?? '', host.url).href)).json();
  expect(manifest).toMatchObject({ name: 'JMed Mask', start_url: './', display: 'standalone' });
  for (const { src } of manifest.icons) {
    expect((await page.request.get(new URL(src, host.url).href)).ok()).toBe(true);
  }
});
