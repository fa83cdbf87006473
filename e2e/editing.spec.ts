import { expect, FIRST_SENTENCE, test } from './page.ts';

test('clicking a row fills the mask, and undo brings it back', async ({ mask, page }) => {
  await mask.openReady();
  const word = await mask.word(1, 3);
  await mask.rows(1).nth(2).click();
  await expect(mask.sentence).toHaveValue(`この患者は${word}と診断された。`);
  await page.getByText(`Mask 1 filled with “${word}”.`).locator('..').getByRole('button', { name: 'Undo' }).click();
  await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
  await expect(mask.rows(1)).toHaveCount(10);
});

test('a mask is filled by keyboard alone: arrows move among the rows, Enter fills, the focus is not lost', async ({
  mask,
  page,
}) => {
  await mask.openReady();
  const word = await mask.word(1, 2);
  await mask.rows(1).first().getByRole('button', { name: /^Fill/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(mask.sentence).toHaveValue(`この患者は${word}と診断された。`);
  await expect(page.getByRole('button', { name: 'Undo' }).and(page.locator(':focus'))).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
  await expect(mask.sentence).toBeFocused();
});

test('Ctrl+Z undoes typing and fills alike, Ctrl+Shift+Z redoes', async ({ mask, page }) => {
  await mask.openReady();
  await mask.sentence.press('End');
  await page.keyboard.type('終');
  await mask.rows(1).first().click();
  await mask.sentence.press('Control+z');
  await expect(mask.sentence).toHaveValue(`${FIRST_SENTENCE}終`);
  await mask.sentence.press('Control+z');
  await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
  await mask.sentence.press('Control+Shift+z');
  await expect(mask.sentence).toHaveValue(`${FIRST_SENTENCE}終`);
});

test('a mask is put at the caret by the button and over the selection by Ctrl+M', async ({ mask, page }) => {
  await mask.openReady({ text: '[MASK]で入院した患者' });
  await mask.sentence.press('End');
  await page.getByRole('button', { name: 'MASK', exact: true }).click();
  await expect(mask.sentence).toHaveValue('[MASK]で入院した患者[MASK]');
  await expect(mask.sentence).toBeFocused();
  await mask.sentence.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(7, 9));
  await page.keyboard.press('Control+m');
  await expect(mask.sentence).toHaveValue('[MASK]で[MASK]した患者[MASK]');
  await expect(mask.rows(3)).toHaveCount(10);
});

test('clicking a word masks it', async ({ mask, page }) => {
  await mask.openReady();
  await mask.words.getByRole('button', { name: 'Mask “患者”' }).click();
  await expect(mask.sentence).toHaveValue('この[MASK]は[MASK]と診断された。');
  await expect(page.getByText('“患者” masked.')).toBeVisible();
  await expect(mask.rows(2)).toHaveCount(10);
});

test('nothing runs while an input method composes; the result runs after it', async ({ mask, page }) => {
  await mask.openReady();
  await mask.sentence.press('Home');
  const keyboard = await page.context().newCDPSession(page);
  for (const text of ['と', 'とう', 'とうにょ', 'とうにょう']) {
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await expect(mask.sentence).toHaveValue(`とうにょう${FIRST_SENTENCE}`);
  await page.waitForTimeout(600);
  await expect(mask.words).not.toContainText('とう');
  await keyboard.send('Input.insertText', { text: '糖尿' });
  await expect(mask.sentence).toHaveValue(`糖尿${FIRST_SENTENCE}`);
  await mask.answered('糖尿');
});

test('an example is chosen among those shown, and its expected words are found in the predictions', async ({
  mask,
  page,
}) => {
  await mask.openReady();
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('menuitem', { name: /Two chief complaints.*Expected: 発熱、/ }).click();
  await expect(mask.sentence).not.toHaveValue(FIRST_SENTENCE);
  await expect(mask.rows(2)).toHaveCount(10);
  await expect(mask.rows(1).filter({ hasText: '発熱' })).toContainText('expected');
  await expect(page.getByRole('listitem').filter({ hasText: /^発熱 mask 1, no. \d+$/ })).toBeVisible();
  await mask.sentence.press('End');
  await page.keyboard.type('。');
  await expect(page.getByRole('heading', { name: 'Expected words of this example' })).toHaveCount(0);
});

test('as many rows are shown as are asked for', async ({ mask, page }) => {
  await mask.openReady();
  await page.getByRole('group', { name: 'Rows' }).getByRole('button', { name: '50' }).click();
  await expect(mask.rows(1)).toHaveCount(50);
});
