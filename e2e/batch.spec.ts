import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { mainThreadTasks } from './main-thread.ts';
import { expect, test } from './page.ts';

const ON_WASM = { device: 'wasm' };

function file(name: string, content: string) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
}

async function choose(page: Page, name: string, content: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file…' }).press('Enter');
  await (await chooser).setFiles(file(name, content));
  await expect(page.getByRole('region', { name: 'File with sentences' })).toContainText(name);
}

async function saved(page: Page, format: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page
    .getByRole('group', { name: 'Save the results' })
    .getByRole('button', { name: format, exact: true })
    .click();
  return readFile(await (await download).path(), 'utf8');
}

test('a CSV file’s column is worked through; bad rows are listed and the rest saved in three formats', async ({
  mask,
  page,
}) => {
  await mask.openReady(ON_WASM);
  await page.getByRole('tab', { name: 'Batch' }).click();
  await choose(page, 'cases.csv', 'id,note\n1,発熱と[MASK]\n2,マスクなし\n3,"[MASK]、[MASK]の患者"\n');
  await page.getByRole('combobox', { name: 'Column with the sentences' }).selectOption('Column: note');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('3 of 3 done, 1 row failed.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Rows that failed' })).toContainText('Line 3: Nothing is masked yet');
  const csv = (await saved(page, 'CSV')).trim().split('\r\n');
  // Five predictions, one error, two masks of five.
  expect(csv).toHaveLength(1 + 5 + 1 + 10);
  const lines = (await saved(page, 'JSONL')).trim().split('\n');
  expect(lines.map((line) => 'error' in JSON.parse(line))).toEqual([false, true, false]);
  const json = JSON.parse(await saved(page, 'JSON'));
  expect(json[0]).toHaveLength(5);
  expect(json[2]).toHaveLength(2);
});

test('a thousand sentences leave the page quick; they can be stopped, saved so far, and resumed', async ({
  mask,
  page,
}) => {
  await mask.openReady(ON_WASM);
  await page.getByRole('tab', { name: 'Batch' }).press('Enter');
  const sentences = Array.from({ length: 1000 }, (_, n) => `第${n}例は発熱があり、[MASK]と診断された。`);
  await choose(page, 'thousand.txt', `${sentences.join('\n')}\n`);
  await page.getByRole('button', { name: 'Run', exact: true }).press('Enter');
  const panel = page.getByRole('tabpanel', { name: 'Batch' });
  await expect(panel.getByText(/^[\d,]+ of 1,000$/)).toBeVisible();
  const tasks = await mainThreadTasks(page, async () => {
    await page.waitForTimeout(2500);
  });
  expect(Math.max(...tasks)).toBeLessThanOrEqual(100);
  await panel.getByRole('button', { name: 'Stop' }).press('Enter');
  const status = panel.getByText(/^[\d,]+ of 1,000 done, 0 rows failed\.$/);
  await expect(status).toBeVisible();
  const done = Number.parseInt((await status.textContent()) ?? '', 10);
  expect(done).toBeGreaterThan(0);
  expect((await saved(page, 'JSONL')).trim().split('\n').length).toBeGreaterThanOrEqual(done);
  await panel.getByRole('button', { name: 'Resume' }).press('Enter');
  await expect(panel.getByText(/^[\d,]+ of 1,000$/)).toBeVisible();
  await expect
    .poll(async () => Number.parseInt((await panel.getByText(/^[\d,]+ of 1,000$/).textContent()) ?? '0', 10))
    .toBeGreaterThan(done);
  await mask.sentence.fill('腹痛の[MASK]');
  await mask.answered('腹痛');
});

test('embeddings are saved, and the nearest sentences of a batch are found', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  await page.getByRole('tab', { name: 'Batch' }).click();
  await choose(page, 'texts.txt', '肺炎で入院した。\n肺癌で入院した。\n右膝の痛みを訴える。\n');
  await page.getByRole('combobox', { name: 'What to do' }).selectOption('Embeddings (mean)');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const near = page.getByRole('region', { name: 'Nearest sentences' });
  await expect(near.getByRole('listitem')).toHaveCount(2);
  await expect(near.getByRole('listitem').first()).toContainText('肺癌で入院した。');
  await near.getByRole('combobox', { name: 'Nearest to' }).selectOption('肺癌で入院した。');
  await expect(near.getByRole('listitem').first()).toContainText('肺炎で入院した。');
  expect(JSON.parse(await saved(page, 'JSON'))[0]).toHaveLength(256);
});

test('a file dropped on the panel is a batch, not a lexicon', async ({ mask, page }) => {
  await mask.openReady({ ...ON_WASM, lang: 'ja' });
  await page.getByRole('tab', { name: '一括' }).click();
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['text\n発熱の[MASK]\n'], '症例.tsv'));
    return transfer;
  });
  const place = page.getByRole('region', { name: '文のファイル' });
  await place.dispatchEvent('dragover', { dataTransfer: data });
  await place.dispatchEvent('drop', { dataTransfer: data });
  await expect(place).toContainText('症例.tsv');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: '実行', exact: true }).click();
  await expect(page.getByText('1 件中 1 件を処理し、0 件は失敗しました。')).toBeVisible();
});
