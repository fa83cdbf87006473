import { expect, test } from './page.ts';

const ON_WASM = { device: 'wasm' };

test('pasted words are ranked, those of several pieces by pseudo-log-likelihood, with transformers’ warnings', async ({
  mask,
  page,
}) => {
  await mask.openReady(ON_WASM);
  await page.getByRole('tab', { name: 'Candidates' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Candidates' });
  await panel.getByRole('textbox', { name: 'Your candidates' }).fill('肺炎\n糖尿病、甲状腺機能低下性筋症,肺炎\n[SEP]');
  await expect(panel.getByText('4 candidates')).toBeVisible();
  await panel.getByRole('button', { name: 'Rank them' }).click();
  const rows = panel.getByRole('table', { name: 'Ranked candidates' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(3);
  const several = rows.filter({ hasText: '甲状腺機能低下性筋症' });
  await expect(several).toContainText(/\d pieces/);
  await expect(several.getByRole('cell').nth(1)).toHaveText('–');
  await expect(rows.filter({ hasText: '肺炎' }).getByRole('cell').nth(1)).toHaveText(/%$/);
  await expect(panel.getByRole('region', { name: 'Not ranked' })).toContainText('“[SEP]”: holds a special token');
  await expect(panel.getByRole('region', { name: 'Warnings of transformers' })).toContainText(
    'The specified target token `甲状腺機能低下性筋症` does not exist in the model vocabulary. Replacing with',
  );
  await panel.getByRole('button', { name: 'transformers’ targets' }).click();
  await panel.getByRole('button', { name: 'Rank them' }).click();
  await expect(panel.getByRole('table', { name: 'Mask 1' }).locator('tbody').getByRole('row')).not.toHaveCount(0);
  // What was typed stays while another tab is looked at.
  await page.getByRole('tab', { name: 'Tokens' }).click();
  await page.getByRole('tab', { name: 'Candidates' }).click();
  await expect(panel.getByRole('textbox')).toHaveValue(/^肺炎/);
});

test('by keyboard alone a hundred words are ranked and the best fills the mask', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  await page.getByRole('tab', { name: 'Candidates' }).press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const box = page.getByRole('textbox', { name: 'Your candidates' });
  await expect(box).toBeFocused();
  await page.keyboard.insertText(Array.from({ length: 100 }, (_, n) => `第${n + 1}期の肺癌`).join('、'));
  await expect(page.getByText('100 candidates')).toBeVisible();
  const rank = page.getByRole('button', { name: 'Rank them' });
  await rank.focus();
  await page.keyboard.press('Enter');
  const rows = page.getByRole('table', { name: 'Ranked candidates' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(100);
  const word = (await rows.first().getByRole('button').textContent()) ?? '';
  await rows.first().getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(mask.sentence).toHaveValue(`この患者は${word}と診断された。`);
});

test('all diseases of the lexicon and one ICD-10 chapter are ranked from one run', async ({ mask, page }) => {
  await mask.openReady({ ...ON_WASM, lang: 'ja' });
  await page.getByRole('tab', { name: '候補' }).click();
  const panel = page.getByRole('tabpanel', { name: '候補' });
  const set = panel.getByRole('combobox', { name: '順位を付ける語' });
  await set.selectOption('diseases');
  await panel.getByRole('button', { name: '順位を付ける' }).click();
  const rows = panel.getByRole('table', { name: '候補の順位' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(200);
  await set.selectOption('X');
  await panel.getByRole('button', { name: '順位を付ける' }).click();
  await expect(rows.filter({ hasNotText: /J\d\d/u })).toHaveCount(0);
  await expect(rows).not.toHaveCount(0);
});
