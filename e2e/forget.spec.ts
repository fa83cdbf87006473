import type { Page } from '@playwright/test';
import { keptInBrowser } from './kept-in-browser.ts';
import { expect, FIRST_SENTENCE, test } from './page.ts';

const SECRET = '甲山乙子';
const SENTENCE = `${SECRET}の主訴は[MASK]である。`;
/** More than the model takes. */
const LONG = `${SECRET.repeat(300)}[MASK]`;

/** Puts a file into each place that the page keeps something in, and into one of another page of this origin. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const write = async (folders: readonly string[], name: string) => {
      let directory = root;
      for (const folder of folders) directory = await directory.getDirectoryHandle(folder, { create: true });
      const writable = await (await directory.getFileHandle(name, { create: true })).createWritable();
      await writable.write(new Uint8Array(2_000_000));
      await writable.close();
    };
    await write(['jmed-mask-models', 'someone--mini'], 'q8.onnx.data');
    await write(['jmed-mask-downloads', 'someone--mini'], 'model.safetensors');
    await write(['other-page'], 'file');
    sessionStorage.setItem('jmed-mask-x', '1');
    localStorage.setItem('other-page', '1');
    await caches.open('other-page');
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('jmed-mask-x');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
  });
}

const isOthers = (place: string) => place.includes('other-page');

test('typed text is kept nowhere, the report has none of it, and “forget everything” leaves nothing', async ({
  page,
  mask,
  context,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await mask.openReady({ device: 'wasm' });
  await mask.sentence.fill(SENTENCE);
  await mask.answered(SECRET.slice(0, 2));
  await expect.poll(() => page.evaluate(() => caches.keys())).toContain('jmed-mask-assets');

  await test.step('what is typed is in no storage, nor in the address', async () => {
    expect((await keptInBrowser(page, SECRET)).holding).toEqual([]);
  });

  await test.step('the report of the device has an error’s code and nothing of the text', async () => {
    await mask.sentence.fill(LONG);
    await expect(page.getByText('The text is too long')).toBeVisible();
    await page.getByRole('button', { name: 'About this device' }).click();
    const panel = page.getByRole('dialog', { name: 'About this device' });
    await expect(panel).toContainText('too-long');
    await panel.getByRole('button', { name: 'Copy the report' }).click();
    await expect(panel.getByRole('status')).toHaveText('Copied.');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).not.toContain(SECRET.slice(0, 2));
    expect(JSON.parse(copied)).toMatchObject({
      model: { kind: 'built in', phase: 'ready', manifest: expect.stringMatching(/^[0-9a-f]{64}$/u) },
      runtime: { device: 'wasm' },
      browser: { isolated: true, storage: { opfs: true } },
      errors: [{ code: 'too-long' }],
    });
    await page.keyboard.press('Escape');
  });

  await test.step('with the saving of history on, it is found: the search does search', async () => {
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('switch', { name: 'Keep on this device' }).click();
    await expect
      .poll(async () => (await keptInBrowser(page, SECRET)).holding)
      .toEqual(['localStorage jmed-mask-history']);
    await page.keyboard.press('Escape');
  });

  const other = await context.newPage();
  await other.goto(`./#${new URLSearchParams({ lang: 'en', text: SENTENCE })}`);
  await expect(other.getByRole('table', { name: 'Mask 1' })).toBeVisible();
  await fill(page);

  await test.step('it lists what goes, and asks', async () => {
    await page.getByRole('button', { name: 'Forget everything' }).click();
    const question = page.getByRole('alertdialog', { name: 'Forget everything on this device?' });
    const list = question.getByRole('list', { name: 'What will be deleted' });
    for (const thing of ['Models1 · 2 MB', 'Interrupted downloads1 · 2 MB', 'Saved sentences', 'Settings']) {
      await expect(list).toContainText(thing);
    }
    await expect(list).toContainText(/files for use without network\d+(\.\d)? MB/u);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(mask.sentence).toHaveValue(LONG);
    await expect(question).toHaveCount(0);
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await question.getByRole('button', { name: 'Forget everything' }).click();
  });

  await test.step('nothing is left, in any tab, but what is another page’s', async () => {
    for (const tab of [page, other]) {
      await expect(tab.getByRole('heading', { name: 'Everything was forgotten' })).toBeFocused();
      await expect(tab.getByText(SECRET)).toHaveCount(0);
      expect((await keptInBrowser(tab, SECRET)).places.filter((place) => !isOthers(place))).toEqual([]);
    }
    await expect(page.getByText(/^Nothing of this page is kept/)).toBeVisible();
    await expect(other.getByText(/^This was asked for in another tab/)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect((await keptInBrowser(page, SECRET)).places.filter(isOthers)).toHaveLength(4);
  });

  await test.step('it begins anew as on the first day', async () => {
    await page.getByRole('button', { name: 'Begin anew' }).click();
    await expect(mask.rows(1)).toHaveCount(10);
    await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
    expect((await keptInBrowser(page, SECRET)).holding).toEqual([]);
  });
});
