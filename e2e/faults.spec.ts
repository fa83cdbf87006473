import type { Page, Request } from '@playwright/test';
import { expect, type Fault, QUICK_CLOCK, test } from './faulty-page.ts';
import { FIRST_SENTENCE, killWorker } from './page.ts';

/** Whatever is broken below, on WASM: what is tested is the same on every device, and starts quicker there. */
const ON_WASM = { device: 'wasm' };
const WORKER = 'assets/worker-*.js';
const RESTARTED = 'The computing part stopped and was started again.';

function alert(page: Page, title: string) {
  return page.getByRole('alert').filter({ hasText: title });
}

const DICTIONARY = 'generated/dictionary/ipadic.bin';
const WEIGHTS = 'generated/models/jmed-mini/q8.onnx.data';
const RUNTIME = 'generated/ort/ort-wasm-simd-threaded.wasm';
const RUNTIME_SCRIPT = 'generated/ort/ort-wasm-simd-threaded.mjs';

/** Which file is broken how, and what the page says then. */
const BROKEN_FILES: readonly (readonly [path: string, fault: Fault, title: string, detail: string])[] = [
  // Scripts first: once they came, the browser keeps them.
  ['assets/ort.wasm.min-*.js', 'answered 404', 'A file could not be loaded', 'onnxruntime-web/wasm'],
  [DICTIONARY, 'answered 404', 'A file is missing', 'dictionary/ipadic.bin'],
  [WEIGHTS, 'answered 500', 'A file could not be loaded', 'HTTP 500'],
  [RUNTIME, 'a web page instead of it', 'A file is missing', 'ort-wasm-simd-threaded.wasm'],
  [DICTIONARY, 'cut off', 'A file could not be loaded', 'dictionary/ipadic.bin'],
  [WEIGHTS, 'too short', 'A file is corrupt', 'q8.onnx.data'],
  [RUNTIME, 'with a wrong byte', 'A file is corrupt', 'sha256'],
  ['generated/models/jmed-mini/vocab.txt', 'refused', 'A file could not be loaded', 'vocab.txt'],
  ['generated/manifest.json', 'too short', 'A file is corrupt', 'manifest.json'],
  [WEIGHTS, 'stalled in its midst', 'A file could not be loaded', 'the connection stalled'],
  [RUNTIME_SCRIPT, 'stalled in its midst', 'A file could not be loaded', 'the connection stalled'],
];

test('a file that arrives in no order is named with what to do; once mended, trying again works', async ({
  mask,
  page,
  server,
}) => {
  test.slow();
  await server.before(WORKER, QUICK_CLOCK);
  const retry = page.getByRole('button', { name: 'Try again' });
  for (const [index, [path, fault, title, detail]] of BROKEN_FILES.entries()) {
    await test.step(`${path} ${fault}`, async () => {
      await server.break(path, fault);
      await (index === 0 ? mask.open(ON_WASM) : retry.click());
      await expect(alert(page, title)).toContainText(detail);
      await expect(alert(page, title)).toContainText('Your sentence is kept.');
      await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
      await server.mend(path);
    });
  }
  await mask.sentence.fill('[MASK]と診断された。');
  await retry.click();
  await expect(mask.rows(1)).toHaveCount(10);
  await mask.answered('診断');
});

const PARTS = 'assets/parts-*.js';
/** A wrong byte isn't among them: a script's content is checked by nobody. */
const BROKEN_PARTS: readonly Fault[] = [
  'answered 404',
  'answered 500',
  'a web page instead of it',
  'cut off',
  'refused',
  'stalled in its midst',
];

test('a part of the page that does not arrive is told; it comes when it is asked for again, or by a reload', async ({
  mask,
  page,
  server,
}) => {
  await page.addInitScript(QUICK_CLOCK);
  await server.break('assets/open-*.js', 'answered 404');
  const notice = page.locator('.notice').filter({ hasText: 'Some parts of this page did not arrive.' });
  const retry = notice.getByRole('button', { name: 'Try again' });
  const tabs = page.getByRole('tablist', { name: 'About the sentence' });
  for (const [index, fault] of BROKEN_PARTS.entries()) {
    await test.step(fault, async () => {
      await server.break(PARTS, fault);
      const ended = fault === 'stalled in its midst' ? page.waitForRequest(/parts-/) : endOfRequest(page, /parts-/);
      await (index === 0 ? mask.openReady(ON_WASM) : retry.click());
      await ended;
      await expect(notice).toBeVisible();
      await expect(mask.rows(1)).toHaveCount(10);
      await expect(tabs).toHaveCount(0);
    });
  }
  // What the browser still waits for can't be asked for again.
  await server.mend(PARTS);
  await mask.sentence.fill('[MASK]と診断された。');
  await notice.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('tab').first()).toBeVisible();
  await expect(notice).toHaveCount(0);
  await expect(mask.sentence).toHaveValue('[MASK]と診断された。');

  await page.getByRole('button', { name: 'Models', exact: true }).click();
  await expect(notice).toBeVisible();
  await server.mend('assets/open-*.js');
  await retry.click();
  await expect(page.getByRole('dialog', { name: 'Models' })).toBeVisible();
  await expect(notice).toHaveCount(0);
});

/** Makes WebAssembly's memory stop growing when it is told to. */
const noMemory = (isFull: boolean) => `{
  const grow = WebAssembly.Memory.prototype.grow;
  self.isFull = ${isFull};
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (self.isFull) throw new RangeError('WebAssembly.Memory.grow(): Unable to grow instance memory');
    return grow.call(this, pages);
  };
}
`;

test('memory that runs out at the start or in a run is told with what to do, and trying again works', async ({
  mask,
  page,
  server,
}) => {
  await server.before(WORKER, noMemory(true));
  await mask.open({ ...ON_WASM, lang: 'ja' });
  const full = alert(page, 'メモリーが足りません');
  await expect(full).toContainText('ほかのタブやアプリを閉じるか、文を短くして');
  await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
  await server.before(WORKER, noMemory(false));
  const retry = page.getByRole('button', { name: 'もう一度試す' });
  await retry.click();
  await expect(mask.rows(1)).toHaveCount(10);

  const worker = page.workers().findLast((candidate) => candidate.url().includes('/worker-'));
  await worker?.evaluate(() => Object.assign(self, { isFull: true }));
  const long = '胸部CTで[MASK]を認めた。'.repeat(20);
  await mask.sentence.fill(long);
  await expect(full).toBeVisible();
  await expect(mask.sentence).toHaveValue(long);
  await mask.sentence.fill('肺炎の[MASK]。');
  await retry.click();
  await expect(mask.rows(1)).toHaveCount(10);
  await expect(mask.table(2)).toHaveCount(0);
});

test('a worker ended in the midst of a run is started again, told, and the sentence kept and answered', async ({
  mask,
  page,
}) => {
  await page.addInitScript(endAfterMessage, 'predict');
  await mask.openReady(ON_WASM);
  await page.evaluate(() => Object.assign(window, { endNext: true }));
  // A run of a tenth of a second or more.
  const text = `${'胸部CTで[MASK]を認めた。'.repeat(15)}肺炎。`;
  await mask.sentence.fill(text);
  await expect(page.getByText(RESTARTED)).toBeVisible();
  await expect(mask.sentence).toHaveValue(text);
  await mask.answered('肺炎');
  await expect(mask.rows(15)).toHaveCount(10);
});

test('a worker that dies again and again is given up until the person tries again', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  await killWorker(page);
  await expect(page.getByText(RESTARTED)).toBeVisible();
  await expect(mask.rows(1)).toHaveCount(10);
  await killWorker(page);
  await expect(mask.table(1)).toHaveCount(0);
  await expect(mask.rows(1)).toHaveCount(10);
  await killWorker(page);
  await expect(alert(page, 'The computing part of the page does not run')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(mask.rows(1)).toHaveCount(10);
});

test('a worker whose script is missing is told', async ({ mask, page, server }) => {
  await server.break(WORKER, 'answered 404');
  await mask.open(ON_WASM);
  await expect(alert(page, 'The computing part of the page does not run')).toBeVisible();
  await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
});

function endOfRequest(page: Page, url: RegExp): Promise<unknown> {
  const isIt = (request: Request) => url.test(request.url());
  return Promise.race([page.waitForEvent('requestfinished', isIt), page.waitForEvent('requestfailed', isIt)]);
}

/** In the page: ends a worker shortly after a call of this name, once `endNext` is set. */
function endAfterMessage(call: string) {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message: unknown, ...rest: unknown[]) {
    post.apply(this, [message, ...rest] as Parameters<typeof post>);
    const { path } = message as { path?: string[] };
    if (!('endNext' in window) || !window.endNext || path?.[0] !== call) return;
    window.endNext = false;
    setTimeout(() => this.terminate(), 10);
  };
}
