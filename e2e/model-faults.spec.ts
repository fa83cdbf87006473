import type { Page } from '@playwright/test';
import { expect, MINI, ModelPanel, REPO, test } from './models-page.ts';
import { MaskPage } from './page.ts';

const ON_WASM = { device: 'wasm' };
const LOADING = /[3-9]\.\d MB of 15\.6 MB/;

/** Names of what a folder of the browser's own file system holds. */
function kept(page: Page, folder: 'jmed-mask-models' | 'jmed-mask-downloads'): Promise<string[]> {
  return page.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const directory = await root.getDirectoryHandle(name, { create: true });
    const names: string[] = [];
    for await (const entry of (directory as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(entry);
    return names;
  }, folder);
}

test('a device without room, and a worker that ends while it converts, cost a message and no half model', async ({
  mask,
  page,
  panel,
  hub,
  baseURL,
}) => {
  test.slow();
  await page.addInitScript(() => {
    const Real = Worker;
    window.Worker = class extends Real {
      constructor(...of: ConstructorParameters<typeof Real>) {
        super(...of);
        Object.assign(window, { newest: this });
      }
    };
  });
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  const used = async () => (await devtools.send('Storage.getUsageAndQuota', { origin })).usage;
  const leave = async (bytes: number) => {
    const usage = await used();
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + bytes });
  };
  await mask.openReady(ON_WASM);
  await panel.open();
  // The page puts its own files away first.
  let before = 0;
  await expect(async () => {
    const now = await used();
    const isSettled = now === before && now > 20_000_000;
    before = now;
    expect(isSettled).toBe(true);
  }).toPass({ intervals: [1000] });

  await test.step('too little room from the start', async () => {
    await leave(3_000_000);
    await panel.download(REPO);
    await expect(panel.alert).toContainText(/It takes 15\.6 MB, and the browser has [23](\.\d+)? MB left/);
    await expect(panel.alert).toContainText('Delete models you no longer need');
    await expect(panel.list.getByRole('listitem')).toHaveCount(1);
    expect(await kept(page, 'jmed-mask-models')).toEqual([]);
  });

  await test.step('room used up meanwhile', async () => {
    await leave(100_000_000);
    hub.faults.bytesPerSecond = 2_000_000;
    await panel.download(REPO);
    await expect(panel.dialog.getByText(LOADING)).toBeVisible();
    await leave(500_000);
    await expect(panel.alert).toContainText(/It takes 23\.\d MB, and the browser has \S+ \S+ left/);
    await expect(panel.list.getByRole('listitem')).toHaveCount(1);
    expect(await kept(page, 'jmed-mask-models')).toEqual([]);
    await leave(100_000_000);
  });

  await test.step('the worker ended', async () => {
    await panel.button(`Resume ${REPO}`).click();
    await expect.poll(async () => (await kept(page, 'jmed-mask-models')).length).toBe(1);
    await expect(panel.dialog.getByText(/[5-9]\.\d MB of 15\.6 MB/)).toBeVisible();
    await page.evaluate(() => (window as unknown as { newest: Worker }).newest.terminate());
    await expect(panel.alert).toContainText('The converting part stopped.');
    await expect(panel.list.getByRole('listitem')).toHaveCount(1);
    await expect.poll(() => kept(page, 'jmed-mask-models')).toEqual([]);
    await mask.sentence.fill('肺炎の[MASK]。');
    await mask.answered('肺炎');
  });

  hub.faults.bytesPerSecond = 0;
  await panel.button(`Resume ${REPO}`).click();
  await panel.isReady(REPO);
  expect(await kept(page, 'jmed-mask-downloads')).toEqual([]);
});

test('of two tabs at the same model one is refused while the other has it, and neither spoils it', async ({
  mask,
  page,
  panel,
  hub,
  context,
}) => {
  test.slow();
  await mask.openReady(ON_WASM);
  const builtIn = await mask.word(1, 1);
  const other = await context.newPage();
  const there = { mask: new MaskPage(other), panel: new ModelPanel(other) };
  await there.mask.openReady(ON_WASM);
  hub.faults.bytesPerSecond = 3_000_000;
  await panel.open();
  await panel.download(REPO);
  await expect(panel.dialog.getByText(LOADING)).toBeVisible();
  await there.panel.open();
  await expect(there.panel.dialog.getByText('It is going on in another tab.')).toBeVisible();
  await there.panel.download(REPO);
  await expect(there.panel.alert).toContainText('It is in use, here or in another tab.');
  hub.faults.bytesPerSecond = 0;
  await panel.isReady(REPO);

  // What is there already is found, not made again.
  await there.panel.download(REPO);
  await there.panel.isReady(REPO);
  await there.panel.button('Use now').click();
  await expect(there.panel.item(REPO)).toContainText('in use');
  await expect(there.mask.rows(1)).toHaveCount(10);
  expect(await there.mask.word(1, 1)).toBe(builtIn);
  const remove = async (from: ModelPanel) => {
    await from.button(`Delete ${REPO}`).click();
    await from.question.getByRole('button', { name: 'Delete' }).click();
  };
  await remove(panel);
  await expect(panel.alert).toContainText('It is in use, here or in another tab.');
  await there.panel.button('Use JMed Mini').click();
  await expect(there.mask.rows(1)).toHaveCount(10);

  await Promise.all([remove(panel), remove(there.panel)]);
  for (const { list } of [panel, there.panel]) await expect(list.getByRole('listitem')).toHaveCount(1);
  expect(await kept(page, 'jmed-mask-models')).toEqual([]);
});

test('storage that is cleared under the page takes nothing from the model that runs; the next opening begins anew', async ({
  mask,
  page,
  panel,
  baseURL,
}) => {
  await mask.openReady(ON_WASM);
  await panel.open();
  await panel.pick('Choose a folder…', MINI);
  await panel.convert.click();
  await panel.button('Use now').click();
  await expect(panel.chooser).toHaveValue(/^stored:/);
  await expect(mask.rows(1)).toHaveCount(10);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(baseURL ?? '').origin, storageTypes: 'all' });

  await mask.sentence.fill('甲乙丙症候群の[MASK]。');
  await mask.answered('の');
  await panel.button('Close').click();
  await page.getByRole('button', { name: 'Lexicons' }).click();
  const lexicons = page.getByRole('dialog', { name: 'Lexicons' });
  await lexicons.getByRole('textbox', { name: 'Own words' }).fill('甲乙丙症候群');
  await mask.answered('甲乙丙症候群');
  await expect(lexicons.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
  await lexicons.getByRole('button', { name: 'Close' }).click();
  await panel.open();
  await expect(panel.list.getByRole('listitem')).toHaveCount(1);
  await expect(panel.alert).toHaveCount(0);
  await page.reload();
  await expect(panel.chooser).toHaveValue('jmed-mini');
  await expect(mask.rows(1)).toHaveCount(10);
});
