import { readFile } from 'node:fs/promises';
import { expect, FIRST_SENTENCE, test } from './page.ts';

const ON_WASM = { device: 'wasm' };

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = () => navigator.clipboard.readText();

test('sentences are found again in the history, and last only until the page is closed', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  for (const text of ['主訴は[MASK]である。', '既往に[MASK]がある。']) {
    await mask.sentence.fill(text);
    await page.waitForTimeout(1700);
  }
  await page.getByRole('button', { name: 'History' }).click();
  const sentences = page.getByRole('list', { name: 'Earlier sentences' }).getByRole('listitem');
  await expect(sentences).toHaveText(['既往に[MASK]がある。', '主訴は[MASK]である。', FIRST_SENTENCE]);
  await page.getByRole('searchbox', { name: 'Search the sentences' }).fill('主訴');
  await expect(sentences).toHaveCount(1);
  await sentences.getByRole('button', { name: '主訴は[MASK]である。', exact: true }).click();
  await expect(mask.sentence).toHaveValue('主訴は[MASK]である。');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('主訴');
  await page.reload();
  await expect(mask.rows(1)).toHaveCount(10);
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByText('既往に')).toHaveCount(0);
});

test('by keyboard alone the history is kept on the device, found after a visit, and cleared', async ({
  mask,
  page,
}) => {
  await mask.openReady(ON_WASM);
  await page.getByRole('button', { name: 'History' }).focus();
  await page.keyboard.press('Enter');
  const keep = page.getByRole('switch', { name: 'Keep on this device' });
  await expect(keep).not.toBeChecked();
  await keep.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await mask.sentence.fill('主訴は[MASK]である。');
  await page.waitForTimeout(1700);
  await page.reload();
  await expect(mask.rows(1)).toHaveCount(10);
  await page.getByRole('button', { name: 'History' }).press('Enter');
  await expect(keep).toBeChecked();
  await expect(page.getByRole('button', { name: '主訴は[MASK]である。', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).press('Enter');
  await expect(page.getByText('Sentences you have tried will be listed here.')).toBeVisible();
  await keep.press('Space');
  expect(await page.evaluate(() => localStorage.getItem('jmed-mask-history'))).toBeNull();
});

test('the address holds the sentence only after it was shared, and the link opens it', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  const text = '75歳 & ＡＬＳの[MASK]#1';
  await mask.sentence.fill(text);
  await mask.answered('ＡＬＳ');
  expect(decodeURIComponent(page.url())).not.toContain('ＡＬＳ');
  await page.getByRole('button', { name: 'Share' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Copy a link with the sentence' }).press('Enter');
  await expect(page.getByText(/^Link copied\./)).toBeVisible();
  const link = await page.evaluate(clipboard);
  expect(page.url()).toBe(link);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(mask.sentence).toHaveValue(text);
});

test('the predictions are taken along as Python, rows and JSON', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  const best = await mask.word(1, 1);
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose('Copy as Python');
  await expect(page.getByText('Python code copied.')).toBeVisible();
  const python = await page.evaluate(clipboard);
  expect(python).toContain(`text = "${FIRST_SENTENCE}"`);
  expect(python).toContain('dictionaries = ["starter.dic"]');
  await choose('Copy the rows');
  await expect(page.getByText('Rows copied.')).toBeVisible();
  const rows = (await page.evaluate(clipboard)).trim().split('\n');
  expect(rows).toHaveLength(11);
  expect(rows[1]).toContain(`1\t1\t${best}\t0.`);
  const download = page.waitForEvent('download');
  await choose('Save as JSON');
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(saved).toHaveLength(10);
  expect(Object.keys(saved[0])).toEqual(['score', 'token', 'token_str', 'sequence']);
  expect(saved[0].token_str).toBe(best);
});

test('one row is copied by its button, or by Ctrl+C while it has the focus', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  const [first, second] = [await mask.word(1, 1), await mask.word(1, 2)];
  await page.getByRole('button', { name: 'Copy row 1 of mask 1' }).click();
  await expect(page.getByText('Row copied.')).toBeVisible();
  expect(await page.evaluate(clipboard)).toContain(`1\t1\t${first}`);
  await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
  await mask.rows(1).first().getByRole('rowheader').getByRole('button').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+c');
  await expect.poll(() => page.evaluate(clipboard)).toContain(`1\t2\t${second}`);
});
