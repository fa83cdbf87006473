import { expect, test } from './page.ts';

const ON_WASM = { device: 'wasm' };
const TEXT = '発熱と咳嗽があり、胸部Ｘ線で浸潤影を認め、[MASK]と診断された。';

test('each word’s part in a prediction is drawn on the sentence, and told when it is pointed at', async ({
  mask,
  page,
}) => {
  await mask.openReady({ ...ON_WASM, text: TEXT });
  await page.getByRole('tab', { name: 'Why' }).click();
  const words = page.getByRole('group', { name: 'Words for and against the prediction' }).getByRole('button');
  await expect(words).toHaveCount((await mask.words.getByRole('button').count()) as number);
  const best = await mask.word(1, 1);
  const choice = page.getByRole('combobox', { name: 'Prediction to explain' });
  await expect(choice.locator('option:checked')).toContainText(`Mask 1, 1: ${best}`);
  const strongest = words.filter({ hasText: '診断' });
  await expect(strongest).toHaveAccessibleName(/^“診断” speaks (for|against) it: [+-]\d/);
  await strongest.hover();
  await expect(page.getByRole('tabpanel').getByText(/^“診断” speaks/)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Legend' })).toContainText('above: speaks for it');
});

test('another prediction is explained by keyboard alone, and its words are reached with the arrows', async ({
  mask,
  page,
}) => {
  await mask.openReady({ ...ON_WASM, text: TEXT });
  await page.getByRole('tab', { name: 'Tokens' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const words = page.getByRole('group', { name: 'Words for and against the prediction' }).getByRole('button');
  await expect(words.first()).toBeVisible();
  const name = () => words.first().getAttribute('aria-label');
  const before = await name();
  const choice = page.getByRole('combobox', { name: 'Prediction to explain' });
  await choice.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(name).not.toBe(before);
  await words.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(words.nth(1)).toBeFocused();
  await expect(page.getByText((await words.nth(1).getAttribute('aria-label')) ?? '', { exact: true })).toBeVisible();
});

test('what is explained follows the sentence; without a mask there is nothing to explain', async ({ mask, page }) => {
  await mask.openReady({ ...ON_WASM, text: TEXT, lang: 'ja' });
  await page.getByRole('tab', { name: '根拠' }).click();
  const words = page.getByRole('group', { name: '予測を支持する語と支持しない語' }).getByRole('button');
  await expect(words.filter({ hasText: '咳嗽' })).toHaveCount(1);
  await mask.sentence.fill('腹痛があり、[MASK]と診断された。');
  await expect(words.filter({ hasText: '腹痛' })).toHaveCount(1);
  await expect(words.filter({ hasText: '咳嗽' })).toHaveCount(0);
  await mask.sentence.fill('腹痛があった。');
  await expect(page.getByRole('tabpanel').getByText('予測のあるマスクがまだないため')).toBeVisible();
});

test('a long explanation shows what it has so far, can be stopped, and leaves typing alone', async ({ mask, page }) => {
  const text = `[MASK]と診断された。${'既往に糖尿病と高血圧症があり、発熱と咳嗽で受診した。'.repeat(14)}`;
  await mask.openReady({ ...ON_WASM, text });
  await page.getByRole('tab', { name: 'Why' }).click();
  const words = page.getByRole('group', { name: 'Words for and against the prediction' }).getByRole('button');
  const stop = page.getByRole('tabpanel').getByRole('button', { name: 'Stop' });
  await expect(words).not.toHaveCount(0);
  await stop.click();
  await expect(stop).toHaveCount(0);
  const count = await words.count();
  expect(count).toBeLessThan((await mask.words.getByRole('button').count()) as number);
  await mask.sentence.fill('腹痛の[MASK]');
  await expect(words).toHaveCount(2);
});
