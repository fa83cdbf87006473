import { expect, test } from './page.ts';

test('without a mask it says what to do, and a button inserts one', async ({ mask, page }) => {
  await mask.open({ text: '患者は肺炎と診断された。' });
  const state = page.getByRole('status').filter({ hasText: 'Nothing is masked yet' });
  await expect(state).toBeVisible();
  await mask.sentence.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(3, 5));
  await state.getByRole('button', { name: 'Insert [MASK]' }).click();
  await expect(mask.sentence).toHaveValue('患者は[MASK]と診断された。');
  await expect(mask.rows(1)).toHaveCount(10);
});

test('without a mask a click on a word puts one', async ({ mask }) => {
  await mask.open({ text: '患者は肺炎と診断された。' });
  await mask.words.getByRole('button', { name: 'Mask “肺炎”' }).click();
  await expect(mask.rows(1)).toHaveCount(10);
});

test('an empty box says what to write and offers examples', async ({ mask, page }) => {
  await mask.openReady();
  await mask.sentence.fill('  　');
  const state = page.getByRole('status').filter({ hasText: 'Write a sentence' });
  await state.getByRole('button', { name: 'Use an example' }).click();
  await page.getByRole('menuitem', { name: /Generic diagnosis/ }).click();
  await expect(mask.rows(1)).toHaveCount(10);
});

test('a text over the limit says by how many tokens, and nothing of it is lost', async ({ mask, page }) => {
  await mask.openReady();
  const text = `[MASK]${'肺炎。'.repeat(150)}`;
  await mask.sentence.fill(text);
  const state = page.getByRole('status').filter({ hasText: 'The text is too long' });
  await expect(state).toContainText(/reads up to \d+ tokens; this text has \d+, \d+ over/);
  await expect(mask.sentence).toHaveValue(text);
  await mask.sentence.press('Control+z');
  await expect(mask.rows(1)).toHaveCount(10);
});

test('the language is switched without losing anything, and kept for the next visit', async ({ mask, page }) => {
  await mask.openReady();
  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.getByRole('textbox', { name: '文', exact: true })).toBeVisible();
  await expect(page.getByRole('table', { name: 'マスク 1', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page).toHaveTitle(/日本語/);
  await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /お使いの端末/);
  expect(new URL(page.url()).hash).toBe('#lang=ja');
  await page.goto('about:blank');
  await page.goto('./');
  await expect(page.getByRole('textbox', { name: '文', exact: true })).toBeVisible();
});

test('the theme is chosen from a menu and kept, and the first steps stay dismissed', async ({ mask, page }) => {
  await mask.openReady();
  const steps = page.getByRole('region', { name: 'First steps' });
  await steps.getByRole('button').click();
  await expect(steps).toHaveCount(0);
  await expect(mask.sentence).toBeFocused();
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect.poll(ground).toBe('rgb(16, 19, 20)');
  await page.reload();
  await expect.poll(ground).toBe('rgb(16, 19, 20)');
  await expect(mask.sentence).toBeVisible();
  await expect(steps).toHaveCount(0);
});

test('the link’s hash is read on opening and when it changes, and never written while typing', async ({
  mask,
  page,
}) => {
  await mask.openReady({ lang: 'ja', text: '[MASK]による発熱', device: 'wasm', model: 'jmed-mini' });
  await expect(page.getByRole('textbox', { name: '文', exact: true })).toHaveValue('[MASK]による発熱');
  await expect(page.getByRole('combobox', { name: '実行環境' })).toHaveValue('wasm');
  await mask.sentence.fill('[MASK]を認める');
  await expect(mask.words).toContainText('認める');
  expect(new URL(page.url()).hash).toContain('lang=ja');
  expect(decodeURIComponent(page.url())).not.toContain('認める');
  await page.evaluate(() => {
    location.hash = '#lang=en&text=%5BMASK%5D%E3%81%A8%5BMASK%5D';
  });
  await expect(page.getByRole('textbox', { name: 'Sentence', exact: true })).toHaveValue('[MASK]と[MASK]');
  await expect(mask.rows(2)).toHaveCount(10);
});

test('a hostile link stays plain text and sets nothing', async ({ mask, page, complaints }) => {
  const text = '<img src=x onerror="window.hit=1">[MASK]';
  await mask.openReady({ text, lang: '"><script>window.hit=1</script>', device: 'cuda', model: '//example.org/model' });
  await expect(mask.sentence).toHaveValue(text);
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  await expect(page.getByRole('combobox', { name: 'Runs on' })).toHaveValue('auto');
  expect(complaints).toEqual([]);
});
