import { expect, test } from './page.ts';

const TEXT = '40歳の男性。腹痛で受診し、[MASK]と診断された。';

test('a swapped word makes the second sentence, and the changes of rank are marked', async ({ mask, page }) => {
  await mask.openReady({ device: 'wasm', text: TEXT });
  await page.getByRole('tab', { name: 'Compare' }).click();
  const second = page.getByRole('textbox', { name: 'Second sentence' });
  await expect(second).toHaveValue(TEXT);
  await page.getByRole('button', { name: 'Swap “男性” for “女性”' }).click();
  await expect(second).toHaveValue(TEXT.replace('男性', '女性'));
  const rows = page.getByRole('table', { name: 'Ranks in both sentences' }).locator('tbody').getByRole('row');
  await expect(rows.first().getByRole('rowheader')).toHaveText(await mask.word(1, 1));
  expect(await rows.count()).toBeGreaterThanOrEqual(10);
  await expect(rows.filter({ hasText: /[▲▼] \d/u })).not.toHaveCount(0);
  // Age instead: from the first sentence again, not on top of the other swap.
  await page.getByRole('button', { name: 'Swap “40歳” for “80歳”' }).click();
  await expect(second).toHaveValue(TEXT.replace('40歳', '80歳'));
});

test('by keyboard alone a word of one’s own is swapped', async ({ mask, page }) => {
  await mask.openReady({ device: 'wasm', text: TEXT, lang: 'ja' });
  await page.getByRole('tab', { name: '比較' }).press('Enter');
  await expect(page.getByText('まだ同じ文です。')).toBeVisible();
  await page.getByRole('textbox', { name: '元の語' }).focus();
  await page.keyboard.insertText('腹痛');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('胸痛');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '二つ目の文' })).toHaveValue(TEXT.replace('腹痛', '胸痛'));
  await expect(page.getByRole('table', { name: '二つの文での順位' }).getByRole('rowheader')).not.toHaveCount(0);
});
