import { expect, test } from './page.ts';

const TEXT = 'この患者は肺炎と診断された。';

test('a whole sentence’s words are drawn by how unexpected they are, with its pseudo-perplexity', async ({
  mask,
  page,
}) => {
  await mask.open({ device: 'wasm', text: TEXT });
  await expect(page.getByText('Nothing is masked yet')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('tab', { name: 'Surprisal' }).press('Enter');
  const words = page.getByRole('group', { name: 'Surprise of each word' }).getByRole('button');
  await expect(words).toHaveCount((await mask.words.getByRole('button').count()) as number);
  const disease = words.filter({ hasText: '肺炎' });
  await disease.focus();
  await expect(page.getByText((await disease.getAttribute('aria-label')) ?? '', { exact: true })).toBeVisible();
  await expect(disease).toHaveAccessibleName(/^“肺炎”: \d+(\.\d+)? bits$/);
  const perplexity = page.getByRole('term').filter({ hasText: 'Pseudo-perplexity' }).locator('+ dd');
  const before = Number((await perplexity.textContent())?.replaceAll(',', ''));
  expect(before).toBeGreaterThan(1);
  await mask.sentence.fill('この肺炎はされたと患者診断。');
  await expect.poll(async () => Number((await perplexity.textContent())?.replaceAll(',', ''))).toBeGreaterThan(before);
});

test('with a mask in it there is no surprisal, and the tab says why', async ({ mask, page }) => {
  await mask.openReady({ device: 'wasm', lang: 'ja' });
  await page.getByRole('tab', { name: '意外さ' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('マスクのない文');
});
