import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildZip, readZip } from '../src/testing/zip.ts';
import { expect, MINI, REPO, TINY, test } from './models-page.ts';
import { FIRST_SENTENCE } from './page.ts';

/** Models are the same on every device; WASM starts quicker here. */
const ON_WASM = { device: 'wasm' };
const TINY_FILES = ['config.json', 'tokenizer_config.json', 'vocab.txt'].map((name) => join(TINY, name));

test('a repository is downloaded over cut connections, converted and used; it stays over reloads without the hub', async ({
  mask,
  page,
  panel,
  hub,
}) => {
  Object.assign(hub.faults, { cuts: 2, cutAfter: 4_000_000 });
  await mask.openReady(ON_WASM);
  const builtIn = await mask.word(1, 1);
  await panel.open();
  await panel.download(REPO);
  await panel.isReady(REPO);
  expect(hub.rangesOf('model.safetensors').length).toBeGreaterThan(2);
  await panel.button('Use now').click();
  await expect(panel.chooser).toHaveValue(/^stored:/);
  await expect(panel.item(REPO)).toContainText('in use');
  await expect(mask.rows(1)).toHaveCount(10);
  // It is the same checkpoint, converted here.
  expect(await mask.word(1, 1)).toBe(builtIn);

  await hub.close();
  await page.reload();
  await expect(mask.rows(1)).toHaveCount(10, { timeout: 60_000 });
  expect(await mask.word(1, 1)).toBe(builtIn);
  await expect(panel.chooser.getByRole('option', { name: REPO })).toBeAttached();
});

test('a model tells where it is from; in use it is not deleted, out of use it is', async ({ mask, page, panel }) => {
  await mask.openReady(ON_WASM);
  await panel.open();
  await panel.download(REPO);
  await panel.isReady(REPO);
  const item = panel.item(REPO);
  for (const fact of [/MB/, 'q8', 'WASM', 'cc-by-sa-4.0']) await expect(item).toContainText(fact);
  await item.getByText('Source').click();
  await expect(item.getByRole('link', { name: REPO })).toHaveAttribute('href', /someone\/mini\/tree\/[0-9a-f]{40}$/);
  await expect(item.getByRole('list', { name: 'Files it came from' })).toContainText('model.safetensors');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await item.getByRole('button', { name: 'Copy the sha256 of vocab.txt' }).click();
  await expect(item.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9a-f]{64}$/);

  await panel.button('Use now').click();
  await expect(mask.rows(1)).toHaveCount(10, { timeout: 60_000 });
  const remove = panel.button(`Delete ${REPO}`);
  await remove.click();
  await expect(panel.question).toContainText(`Delete ${REPO}?`);
  await panel.question.getByRole('button', { name: 'Delete' }).click();
  await expect(panel.alert).toContainText('It is in use');
  await expect(item).toBeVisible();
  await panel.button('Use JMed Mini').click();
  await expect(panel.chooser).toHaveValue('jmed-mini');
  await remove.click();
  await panel.question.getByRole('button', { name: 'Delete' }).click();
  await expect(panel.list.getByRole('listitem')).toHaveCount(1);
  await expect(panel.dialog.getByRole('heading', { name: 'Add a model' })).toBeFocused();
  await page.reload();
  await panel.open();
  await expect(panel.list.getByRole('listitem')).toHaveCount(1);
});

test('picked files with a pytorch_model.bin are converted to what the reference gives', async ({ mask, panel }) => {
  await mask.openReady({ ...ON_WASM, text: '当院では対応が困難なため、大学病院へ[MASK]することとした。' });
  await panel.open();
  await panel.chooseFormats('fp32');
  await panel.pick('Choose files…', [...TINY_FILES, join(TINY, 'pytorch_model.bin')]);
  await panel.convert.click();
  await panel.button('Use now').click();
  await expect(mask.rows(1).nth(0)).toContainText('##宕');
  await expect(mask.rows(1).nth(1)).toContainText('##快');
});

test('a folder let go of over the page is converted', async ({ mask, page, panel }) => {
  await mask.openReady(ON_WASM);
  // The browser's own drag and drop: a script can't make folders.
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [TINY], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await expect(panel.dialog.getByRole('status').filter({ hasText: 'checkpoint: 5 files' })).toBeVisible();
  await panel.convert.click();
  await panel.button('Use now').click();
  await expect(panel.chooser).toHaveValue(/^stored:/);
  await expect(mask.rows(1)).toHaveCount(10);
});

test('files that are no whole checkpoint are told apart, by what is missing', async ({ mask, panel }) => {
  await mask.openReady(ON_WASM);
  await panel.open();
  await panel.pick('Choose files…', [join(TINY, 'config.json')]);
  const chosen = panel.dialog.getByRole('status').filter({ hasText: 'Missing:' });
  await expect(chosen).toContainText('tokenizer_config.json, vocab.txt, the weights');
  await expect(panel.convert).toBeDisabled();
});

test('a download broken off by a reload is offered again and gone on with', async ({ mask, page, panel, hub }) => {
  hub.faults.bytesPerSecond = 2_000_000;
  await mask.openReady(ON_WASM);
  await panel.open();
  await panel.download(REPO);
  await expect(panel.dialog.getByText(/[3-9]\.\d MB of 15\.6 MB/)).toBeVisible();
  await page.reload();
  hub.faults.bytesPerSecond = 0;
  await expect(page.getByRole('status').filter({ hasText: 'A download was interrupted' })).toBeAttached();
  await panel.open();
  await expect(panel.dialog.getByText(/MB of 15\.6 MB loaded/)).toBeVisible();
  const before = hub.rangesOf('model.safetensors').length;
  await panel.button(`Resume ${REPO}`).click();
  await panel.isReady(REPO);
  expect(hub.rangesOf('model.safetensors')[before]).toMatch(/^bytes=[1-9]/);
  await expect(panel.dialog.getByRole('heading', { name: 'Interrupted downloads' })).toHaveCount(0);
});

test('a conversion goes on while its panel is closed; cancelled, its download is kept until it is deleted', async ({
  mask,
  panel,
  hub,
}) => {
  hub.faults.bytesPerSecond = 1_000_000;
  await mask.openReady(ON_WASM);
  await panel.open();
  await panel.download(REPO);
  await expect(panel.dialog.getByText(/MB of 15\.6 MB/)).toBeVisible();
  await expect(panel.dialog.getByText(/a second/)).toBeVisible();
  await expect(panel.dialog.getByText(/seconds? left/)).toBeVisible();
  await panel.button('Close').click();
  await expect(panel.opener).toContainText('%');
  await mask.sentence.fill('肺炎の[MASK]。');
  await mask.answered('肺炎');
  await panel.open();
  await panel.button('Cancel').click();
  await expect(panel.dialog.getByRole('progressbar')).toHaveCount(0);
  await expect(panel.alert).toHaveCount(0);
  await panel.button(`Delete ${REPO}`).click();
  await panel.question.getByRole('button', { name: 'Delete' }).click();
  await expect(panel.dialog.getByRole('heading', { name: 'Interrupted downloads' })).toHaveCount(0);
  await expect(panel.list.getByRole('listitem')).toHaveCount(1);
});

/** The file with a pickle that would call a function of the system. */
async function withForbiddenGlobal(file: string): Promise<Buffer> {
  const entries = await readZip(new Uint8Array(await readFile(file)));
  for (const [name, bytes] of entries) {
    if (!name.endsWith('data.pkl')) continue;
    const changed = Buffer.from(bytes).toString('latin1').replace('collections\nOrderedDict\n', 'os\nsystem\n');
    entries.set(name, new Uint8Array(Buffer.from(changed, 'latin1')));
  }
  return Buffer.from(await buildZip(entries));
}

test('what is no safe or whole checkpoint is refused with its reason, and the running model goes on', async ({
  mask,
  panel,
}) => {
  await mask.openReady(ON_WASM);
  const first = await mask.word(1, 1);
  await panel.open();
  const small = await Promise.all(
    TINY_FILES.map(async (file) => ({
      name: file.slice(TINY.length + 1),
      mimeType: 'application/octet-stream',
      buffer: await readFile(file),
    })),
  );
  const bad = { mimeType: 'application/octet-stream' };
  const weights = await withForbiddenGlobal(join(TINY, 'pytorch_model.bin'));
  await panel.pick('Choose files…', [...small, { ...bad, name: 'pytorch_model.bin', buffer: weights }]);
  await panel.convert.click();
  await expect(panel.alert).toContainText('was not added');
  await expect(panel.alert).toContainText('unsafe to read');
  await expect(panel.alert).toContainText('os.system');

  const cut = (await readFile(join(TINY, 'model.safetensors'))).subarray(0, -1000);
  await panel.pick('Choose files…', [...small, { ...bad, name: 'model.safetensors', buffer: cut }]);
  await panel.convert.click();
  await expect(panel.alert).toContainText('model.safetensors');
  await expect(panel.alert).toContainText('cut off');
  await expect(panel.list.getByRole('listitem')).toHaveCount(1);
  await mask.sentence.fill(`今日、${FIRST_SENTENCE}`);
  await mask.answered('今日');
  await mask.sentence.fill(FIRST_SENTENCE);
  await expect(mask.words.getByRole('button', { name: '“今日”' })).toHaveCount(0);
  await mask.answered('診断');
  expect(await mask.word(1, 1)).toBe(first);
});

test('a model is measured beside fp32, and its figures are kept', async ({ mask, page, panel }) => {
  await mask.openReady(ON_WASM);
  await panel.open();
  await panel.chooseFormats('fp32', 'q8');
  await panel.pick('Choose a folder…', TINY);
  await panel.convert.click();
  await expect(panel.button('Use now')).toBeVisible();
  await panel.button(/^Measure/).click();
  await panel.question.getByRole('button', { name: 'Measure' }).click();
  await expect(panel.dialog.getByText(/of [\d,]+ sentences/)).toBeVisible();
  const figures = panel.dialog.getByRole('table', { name: 'Beside fp32' });
  await expect(figures.getByRole('row', { name: /^q8/ })).toContainText('%', { timeout: 80_000 });
  await expect(figures.getByRole('row', { name: /^fp32/ })).toContainText('100.0%');
  await page.reload();
  await panel.open();
  await expect(figures.getByRole('row', { name: /^q8/ })).toContainText('%');
});

test('a model without fp32 is measured from its files, chosen once more; measuring can be cancelled', async ({
  mask,
  page,
  panel,
}) => {
  await mask.openReady(ON_WASM);
  await panel.open();
  await panel.pick('Choose a folder…', TINY);
  await panel.convert.click();
  await expect(panel.button('Use now')).toBeVisible();
  const measure = async () => {
    await panel.button('Measure checkpoint').click();
    await expect(panel.question).toContainText('This model has no fp32 form.');
    const chooser = page.waitForEvent('filechooser');
    await panel.question.getByRole('button', { name: 'Choose a folder…' }).click();
    await (await chooser).setFiles(TINY);
    await expect(panel.dialog.getByText(/of [\d,]+ sentences/)).toBeVisible();
  };
  await measure();
  await panel.button('Cancel').click();
  await expect(panel.dialog.getByRole('progressbar')).toHaveCount(0);
  const figures = panel.dialog.getByRole('table', { name: 'Beside fp32' });
  await expect(figures).toHaveCount(0);
  await expect(panel.alert).toHaveCount(0);
  await measure();
  await expect(figures.getByRole('row', { name: /^q8/ })).toContainText('%', { timeout: 80_000 });
  await expect(panel.list.getByRole('listitem')).toHaveCount(2);
});

test('the same weights under another name are another model', async ({ mask, panel }) => {
  await mask.openReady(ON_WASM);
  await panel.open();
  await panel.pick('Choose a folder…', MINI);
  await panel.convert.click();
  await expect(panel.button('Use now')).toBeVisible();
  await panel.download(REPO);
  await panel.isReady(REPO);
  await expect(panel.list.getByRole('listitem')).toHaveCount(3);
});
