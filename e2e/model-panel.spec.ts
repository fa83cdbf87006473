import { expect, OFFICIAL, REPO, TINY, test } from './models-page.ts';

const ON_WASM = { device: 'wasm' };

test('the official model is downloaded only after its terms were agreed to, and checks itself', async ({
  mask,
  panel,
  hub,
}) => {
  await mask.openReady(ON_WASM);
  await panel.open();
  const card = panel.dialog.getByRole('article', { name: 'JMedRoBERTa base (official)' });
  await expect(card).toContainText('440 MB, CC BY-NC-SA 4.0');
  await expect(card).toContainText('For research, not for diagnosis.');
  await expect(card.getByRole('link', { name: /no commercial use/ })).toHaveAttribute('href', /by-nc-sa\/4\.0/);
  const download = card.getByRole('button', { name: 'Download and convert' });
  await download.click();
  for (const term of ['440 MB', OFFICIAL, 'may not be used commercially', 'not for diagnosis']) {
    await expect(panel.question).toContainText(term);
  }
  await panel.page.keyboard.press('Escape');
  await expect(panel.question).toHaveCount(0);
  await expect(download).toBeFocused();
  expect(hub.requests).toEqual([]);
  await download.click();
  await panel.question.getByRole('button', { name: 'Download and convert' }).click();
  await panel.isReady(OFFICIAL);
  // This hub gives other weights under its name, and that shows.
  const outcome = panel.dialog.getByRole('region', { name: `${OFFICIAL} is ready.` });
  await expect(outcome).toContainText('It does not give what its authors’ model card shows.');
  const test = outcome.getByRole('table', { name: /Self-test/ });
  await expect(test.getByRole('row')).toHaveCount(6);
  await expect(test.getByRole('row').nth(1)).toContainText('ＡＬＳ');

  await panel.button(`Delete ${OFFICIAL}`).click();
  await panel.question.getByRole('button', { name: 'Delete' }).click();
  await expect(panel.list.getByRole('listitem')).toHaveCount(1);
  await download.click();
  await panel.isReady(OFFICIAL);
});

test('what cannot be downloaded is told with what to do', async ({ mask, panel, hub }) => {
  await mask.openReady(ON_WASM);
  await panel.open();
  await panel.download('no such thing');
  await expect(panel.alert).toContainText('owner/name');
  await panel.download('someone/else');
  await expect(panel.alert).toContainText('someone/else was not added');
  await expect(panel.alert).toContainText('Check the name and the revision');
  hub.faults.bytesPerSecond = 1_000_000;
  await panel.download(REPO);
  await expect(panel.dialog.getByText(/MB of 15\.6 MB/)).toBeVisible();
  await hub.close();
  await expect(panel.dialog.getByText('The connection is lost. It is tried again by itself.')).toBeVisible();
  await panel.button('Cancel').click();
  await expect(panel.dialog.getByText(/MB of 15\.6 MB loaded/)).toBeVisible();
});

test('a stored model that is gone or damaged is told, and the built-in one is at hand', async ({
  mask,
  page,
  panel,
}) => {
  await mask.openReady(ON_WASM);
  await panel.open();
  await panel.chooseFormats('q8');
  await panel.pick('Choose a folder…', TINY);
  await panel.convert.click();
  await panel.button('Use now').click();
  await expect(mask.rows(1)).toHaveCount(10);
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const models = await root.getDirectoryHandle('jmed-mask-models');
    for await (const directory of (
      models as unknown as { values(): AsyncIterable<FileSystemDirectoryHandle> }
    ).values()) {
      const file = await directory.getFileHandle('q8.onnx.data');
      const writable = await file.createWritable();
      await writable.write('not the weights');
      await writable.close();
    }
  });
  await page.reload();
  const damaged = page.getByRole('alert').filter({ hasText: 'This model is damaged' });
  await expect(damaged).toContainText('q8.onnx.data');
  await damaged.getByRole('button', { name: 'Use the built-in model' }).click();
  await expect(mask.rows(1)).toHaveCount(10);
  await panel.open();
  await expect(panel.list).toContainText('This model is damaged or incomplete');
  await page.evaluate(() =>
    localStorage.setItem('jmed-mask', JSON.stringify({ language: 'en', model: 'stored:gone' })),
  );
  await page.reload();
  const gone = page.getByRole('alert').filter({ hasText: 'This model is no longer here' });
  await gone.getByRole('button', { name: 'Use the built-in model' }).click();
  await expect(mask.rows(1)).toHaveCount(10);
});

test('a link starts no download and chooses no model that is not built in', async ({ mask, panel, hub }) => {
  for (const model of [REPO, `stored:${REPO.replace('/', '--')}`]) {
    await mask.openReady({ ...ON_WASM, model });
    await expect(panel.chooser).toHaveValue('jmed-mini');
  }
  expect(hub.requests).toEqual([]);
});

test('the panel is opened, used and left by keyboard, and gives the focus back', async ({ mask, page, panel }) => {
  await mask.openReady(ON_WASM);
  await panel.opener.focus();
  await page.keyboard.press('Enter');
  await expect(panel.dialog).toBeVisible();
  await panel.formats.press('Enter');
  const box = panel.dialog.getByRole('checkbox', { name: 'fp32' });
  await box.press('Space');
  await expect(box).toBeChecked();
  await expect(box).toHaveAccessibleDescription(/what the others are measured against/);
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toHaveCount(0);
  await expect(panel.opener).toBeFocused();
});

for (const language of ['en', 'ja'] as const) {
  test(`the panel fits a narrow screen, ${language}`, async ({ mask, page }) => {
    await page.setViewportSize({ width: 320, height: 720 });
    await mask.openReady({ ...ON_WASM, lang: language });
    const title = language === 'en' ? 'Models' : 'モデル';
    await page.getByRole('button', { name: title, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: title });
    await expect(dialog.getByRole('article')).toHaveCount(2);
    const sticksOut = await dialog.evaluate((panel) => {
      for (const part of panel.querySelectorAll('details')) part.open = true;
      return Math.max(panel.scrollWidth - panel.clientWidth, document.documentElement.scrollWidth - innerWidth);
    });
    expect(sticksOut).toBeLessThanOrEqual(0);
  });
}
