import { expect, test } from './page.ts';

const TEXT = '胸部Ｘ線で[MASK][MASK]を認め、[MASK]と診断された。';

test('adjacent masks are filled together: whole words by joint probability, one click fills all', async ({
  mask,
  page,
}) => {
  await mask.openReady({ device: 'wasm', text: TEXT });
  await page.getByRole('tab', { name: 'Phrases' }).click();
  const pair = page.getByRole('region', { name: 'Masks 1, 2' });
  const fills = pair.getByRole('list', { name: 'Fills by joint probability' }).getByRole('listitem');
  await expect(fills).not.toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Mask 3' }).getByRole('listitem')).not.toHaveCount(0);
  const shares = (await fills.locator('.fill-probability').allTextContents()).map(Number.parseFloat);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  // What each mask's own first would give is marked, or told below where the list begins otherwise.
  await expect(pair.getByText(/as each by itself|Each mask by itself would give/).first()).toBeVisible();
  const word = (await fills.first().locator('[lang=ja]').textContent()) ?? '';
  await fills.first().getByRole('button').click();
  await expect(mask.sentence).toHaveValue(`胸部Ｘ線で${word}を認め、[MASK]と診断された。`);
  await expect(page.getByText(`Filled with “${word}”.`)).toBeVisible();
});

test('by keyboard alone a single mask is tried with one to four pieces and filled', async ({ mask, page }) => {
  await mask.openReady({ device: 'wasm', text: 'この患者は[MASK]と診断された。' });
  await page.getByRole('tab', { name: 'Phrases' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '1 to 4 pieces' }).press('Enter');
  await page.getByRole('switch', { name: 'Whole words only' }).press('Space');
  const fills = page.getByRole('list', { name: 'Fills by joint probability' }).getByRole('listitem');
  await expect(fills.filter({ hasText: 'a piece' })).toHaveCount(10);
  const second = fills.nth(1);
  const word = (await second.locator('[lang=ja]').textContent()) ?? '';
  await fills.first().getByRole('button').focus();
  await page.keyboard.press('ArrowDown');
  await expect(second.getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(mask.sentence).toHaveValue(`この患者は${word}と診断された。`);
  await expect(page.getByRole('button', { name: 'Undo' }).and(page.locator(':focus'))).toBeVisible();
});

test('the panel speaks Japanese', async ({ mask, page }) => {
  await mask.openReady({ device: 'wasm', text: TEXT, lang: 'ja' });
  await page.getByRole('tab', { name: '語句' }).click();
  await expect(page.getByRole('region', { name: 'マスク 1, 2' }).getByRole('listitem')).not.toHaveCount(0);
  await expect(page.getByRole('tabpanel').getByText('隣り合うマスクを')).toBeVisible();
});
