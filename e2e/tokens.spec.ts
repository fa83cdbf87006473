import type { Page } from '@playwright/test';
import { mainThreadTasks } from './main-thread.ts';
import { expect, test } from './page.ts';

const ON_WASM = { device: 'wasm' };

function tokens(page: Page) {
  const region = page.getByRole('region', { name: 'Tokens' });
  const rows = region.getByRole('list', { name: 'Words, their pieces and ids' }).getByRole('listitem');
  return {
    region,
    rows,
    row: (word: string) => rows.filter({ has: page.getByRole('button', { name: `“${word}”` }) }),
    sources: region.getByRole('list', { name: 'Where the words come from' }).getByRole('listitem'),
  };
}

test('a word is shown with its source, pieces, ids and what the lexicon knows of it', async ({ mask, page }) => {
  await mask.openReady({ ...ON_WASM, text: '肺炎球菌性肺炎と魑魅魍魎病の[MASK]' });
  const { rows, row, sources } = tokens(page);
  await expect(row('肺炎球菌性肺炎')).toContainText(/Starter lexicon/);
  await expect(row('肺炎球菌性肺炎')).toContainText('ICD-10 J13');
  await expect(row('肺炎球菌性肺炎')).toContainText(/\d{3,}/);
  await expect(row('と')).toContainText('IPADIC');
  await expect(rows.first()).toContainText('[CLS] 2');
  await expect(rows.last()).toContainText('[SEP] 3');
  await expect(sources).toContainText(['Starter lexicon', 'IPADIC', 'Special token']);
});

test('the characters that were made full-width are marked in what was typed and in what is read', async ({
  mask,
  page,
}) => {
  await mask.openReady({ ...ON_WASM, text: 'type2糖尿病とｶﾞﾝの[MASK]' });
  const { region } = tokens(page);
  await expect(region.locator('mark')).toHaveText(['type', '2', 'ｶﾞﾝ', 'ｔｙｐｅ', '２', 'ガン']);
  await expect(region.getByText('7 characters were made full-width.')).toBeVisible();
  await mask.sentence.fill('糖尿病の[MASK]');
  await expect(region.getByText('Nothing had to be made full-width.')).toBeVisible();
});

test('pointing at a word or focusing it marks it everywhere', async ({ mask, page }) => {
  await mask.openReady({ ...ON_WASM, text: 'ALSの患者は[MASK]' });
  const { row } = tokens(page);
  const linked = page.locator('[data-linked]');
  await expect(row('患者')).toBeVisible();
  await expect(linked).toHaveCount(0);
  const word = mask.words.getByRole('button', { name: 'Mask “患者”' });
  await word.hover();
  // The word, its row, as typed and as read.
  await expect(linked).toHaveCount(4);
  await expect(row('患者')).toHaveAttribute('data-linked');
  // The page may scroll to what gets the focus; the pointer is then over something else.
  await page.mouse.move(2, 2);
  await row('の').getByRole('button').focus();
  await expect(mask.words.getByRole('button', { name: 'Mask “の”' })).toHaveAttribute('data-linked');
  await mask.sentence.focus();
  await expect(linked).toHaveCount(0);
});

test('a click on a word masks it, and a click on its mask puts it back', async ({ mask, page }) => {
  const text = '肺炎と肺炎の患者は[MASK]';
  await mask.openReady({ ...ON_WASM, text });
  const { region, rows } = tokens(page);
  await rows.nth(3).getByRole('button', { name: 'Mask “肺炎”' }).click();
  await expect(mask.sentence).toHaveValue('肺炎と[MASK]の患者は[MASK]');
  await mask.words.getByRole('button', { name: 'Mask “患者”' }).click();
  await expect(mask.rows(3)).toHaveCount(10);
  await mask.words.getByRole('button', { name: 'Mask 1: put “肺炎” back' }).click();
  await expect(page.getByText('“肺炎” is back.')).toBeVisible();
  await region.getByRole('button', { name: 'Mask 1: put “患者” back' }).click();
  await expect(mask.sentence).toHaveValue(text);
  // It was typed as a mask: there is no word behind it.
  await expect(page.getByRole('button', { name: /^Mask 1:/ })).toHaveCount(0);
});

test('predicted words that a lexicon knows have their ICD-10 code', async ({ mask, page }) => {
  await mask.openReady({ ...ON_WASM, text: '[MASK]による肺炎と診断された。' });
  await expect(mask.table(1).getByRole('columnheader', { name: 'ICD-10' })).toBeVisible();
  await expect(mask.rows(1).filter({ hasText: /[A-Z]\d\d/ })).not.toHaveCount(0);
  await page.getByRole('button', { name: 'Lexicons' }).click();
  await page.getByRole('switch', { name: 'Use Starter lexicon' }).click();
  await expect(mask.table(1).getByRole('columnheader', { name: 'ICD-10' })).toHaveCount(0);
});

test('a lexicon’s name stands beside its words, and its ICD-10 code', async ({ mask, page }) => {
  await mask.openReady({ ...ON_WASM, text: '甲乙丙症候群の[MASK]' });
  await page.getByRole('button', { name: 'Lexicons' }).click();
  await page.getByRole('textbox', { name: 'Own words' }).fill('甲乙丙症候群\tこうおつへい\tQ999\t\tKoh syndrome');
  const { row } = tokens(page);
  for (const fact of ['Own words', 'ICD-10 Q999', 'こうおつへい', 'Koh syndrome']) {
    await expect(row('甲乙丙症候群')).toContainText(fact);
  }
});

test('typing in a text of 500 tokens keeps every task of the main thread short', async ({ mask, page }) => {
  const text = `[MASK]の患者。${'既往に糖尿病とＡＬＳがあり、type2の肺炎球菌性肺炎で入院した。'.repeat(31)}`;
  await mask.openReady({ ...ON_WASM, text: '[MASK]' });
  await mask.sentence.fill(text);
  const { region, rows } = tokens(page);
  await expect(region.getByText(/^5\d\d tokens$/)).toBeVisible();
  await expect.poll(() => rows.count()).toBeGreaterThan(450);
  // In front of all the other words, slowly enough for each character to be read.
  await mask.sentence.press('Control+Home');
  const tasks = await mainThreadTasks(page, async () => {
    await page.keyboard.type('発熱と咳嗽で受診した。', { delay: 250 });
    await page.waitForTimeout(1500);
  });
  expect(Math.max(...tasks)).toBeLessThanOrEqual(100);
});
