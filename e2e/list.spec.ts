import { expect, test } from './page.ts';

const ON_WASM = { device: 'wasm' };

test('filters leave whole words, diseases or one ICD-10 chapter, and tell their probability', async ({
  mask,
  page,
}) => {
  await mask.openReady({ ...ON_WASM, text: 'この患者は[MASK]を認める。' });
  const kinds = page.getByRole('group', { name: 'Show' });
  await kinds.getByRole('button', { name: 'Diseases' }).click();
  await expect(mask.table(1).getByText(/tokens, \d+\.\d% of the probability/)).toBeVisible();
  for (const row of await mask.rows(1).all()) await expect(row).toContainText(/[A-Z]\d\d/);
  await page.getByRole('combobox', { name: 'ICD-10 chapter' }).selectOption('X');
  await expect(mask.rows(1).first()).toContainText(/J\d\d/);
  for (const row of await mask.rows(1).all()) await expect(row).toContainText(/J\d\d/);
  await kinds.getByRole('button', { name: 'All' }).press('Enter');
  await expect(mask.table(1).getByText(/of the probability/)).toHaveCount(0);
});

test('the full list has 1,000 rows of which few are drawn; by keyboard one far down fills the mask', async ({
  mask,
  page,
}) => {
  await mask.openReady(ON_WASM);
  await page.getByRole('button', { name: 'Full list' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Full list' });
  await expect(dialog.getByText(/^The first 1,000 of [\d,]+ tokens\./)).toBeVisible();
  const rows = dialog.getByRole('listbox');
  await rows.focus();
  await page.keyboard.press('End');
  const last = rows.getByRole('option', { selected: true });
  await expect(last).toHaveAttribute('aria-posinset', '1000');
  await expect(last).toBeInViewport();
  expect(await rows.getByRole('option').count()).toBeLessThan(60);
  await page.keyboard.press('ArrowUp');
  const chosen = rows.getByRole('option', { selected: true });
  await expect(chosen).toHaveAttribute('aria-posinset', '999');
  const word = (await chosen.locator('[lang=ja]').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(mask.sentence).toHaveValue(`この患者は${word.replace(/^##/u, '')}と診断された。`);
});

test('a word’s rank is found wherever it is, and the words that hold it are listed', async ({ mask, page }) => {
  await mask.openReady({ ...ON_WASM, text: '[MASK]と[MASK]の患者' });
  await page.getByRole('button', { name: 'Full list' }).click();
  const dialog = page.getByRole('dialog', { name: 'Full list' });
  await dialog.getByRole('combobox', { name: 'Mask', exact: true }).selectOption('Mask 2');
  await dialog.getByRole('searchbox').fill('肺癌');
  await expect(dialog.getByText(/^“肺癌” is at rank [\d,]+, with \d/)).toBeVisible();
  for (const row of await dialog.getByRole('listbox').getByRole('option').all())
    await expect(row).toContainText('肺癌');
  await dialog.getByRole('searchbox').fill('魑魅魍魎病');
  await expect(dialog.getByText(/^“魑魅魍魎病” is no single token/)).toBeVisible();
});

test('on a wide screen the lists of several masks are side by side, and on a phone below each other', async ({
  mask,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await mask.openReady({ ...ON_WASM, text: '40歳の男性。腹痛で受診し、[MASK][MASK]と診断された。', lang: 'ja' });
  const top = async (number: number) => (await mask.table(number).boundingBox())?.y ?? -1;
  expect(await top(2)).toBe(await top(1));
  const tabs = await page.getByRole('tablist').boundingBox();
  const second = await mask.table(2).boundingBox();
  expect((second?.x ?? 0) + (second?.width ?? 0)).toBeLessThanOrEqual(tabs?.x ?? 0);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await top(2)).toBeGreaterThan(await top(1));
  await page.getByRole('button', { name: '全リスト' }).click();
  await expect(page.getByRole('dialog').getByText(/^全 [\d,]+ トークンのうち上位 1,000 件/)).toBeVisible();
});
