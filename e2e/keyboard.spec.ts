import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

/** What the page calls things, by language. */
const NAMES = {
  en: { fill: /^Fill mask 1 with “/, share: 'Share', json: 'Save as JSON', keys: 'Keyboard shortcuts' },
  ja: { fill: /^マスク 1 を「.*埋める$/, share: '共有', json: 'JSON で保存', keys: 'キーボードショートカット' },
} as const;

interface Focused {
  readonly name: string;
  /** Whether it, or what it lies in, is drawn otherwise than without the focus. */
  readonly isMarked: boolean;
}

/** What has the focus; the name is '' where nothing has it. */
function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: '', isMarked: false };
    const marked = [getComputedStyle(element), getComputedStyle(element, '::after')];
    const around = element.closest('.sentence, .field, .window');
    if (around) marked.push(getComputedStyle(around));
    return {
      name: element.getAttribute('aria-label') ?? element.textContent ?? element.tagName,
      isMarked: marked.some(({ boxShadow }) => boxShadow !== 'none'),
    };
  });
}

/** Presses a key until what is wanted has the focus, which is to be seen all the way. */
async function go(page: Page, key: 'Tab' | 'Shift+Tab' | 'ArrowDown', wanted: string | RegExp): Promise<string> {
  const passed: string[] = [];
  while (passed.length < 40) {
    await page.keyboard.press(key);
    const { name, isMarked } = await focused(page);
    if (key !== 'ArrowDown') expect.soft([name, isMarked]).toEqual([name, true]);
    passed.push(name);
    if (typeof wanted === 'string' ? name === wanted : wanted.test(name)) return name;
  }
  throw new Error(`not reached: ${wanted}; passed ${passed.join(', ')}`);
}

for (const language of ['en', 'ja'] as const) {
  const names = NAMES[language];

  test(`by keyboard alone, ${language}: a sentence, its masks, a fill, undone and done again, and the file`, async ({
    mask,
    page,
  }) => {
    await mask.open({ lang: language, device: 'wasm' });
    await expect(mask.sentence).toBeVisible();
    await test.step('to the sentence, which is written and masked', async () => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('肺炎と[MASK]を認めた。');
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Control+m');
      await expect(mask.sentence).toHaveValue('[MASK]と[MASK]を認めた。');
      await expect(mask.sentence).toBeFocused();
      await page.keyboard.press('Control+Enter');
      await expect(mask.rows(2)).toHaveCount(10, { timeout: 60_000 });
    });
    const word = await mask.word(1, 3);
    await test.step('the third word fills the first mask', async () => {
      await go(page, 'Tab', names.fill);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect((await focused(page)).name).toContain(word);
      await page.keyboard.press('Enter');
      await expect(mask.sentence).toHaveValue(`${word}と[MASK]を認めた。`);
      expect((await focused(page)).name).not.toBe('');
    });
    await test.step('wherever the focus is, the fill is undone and done again', async () => {
      await page.keyboard.press('Control+z');
      await expect(mask.sentence).toHaveValue('[MASK]と[MASK]を認めた。');
      await expect.poll(async () => (await focused(page)).name).not.toBe('');
      await page.keyboard.press('Control+Shift+z');
      await expect(mask.sentence).toHaveValue(`${word}と[MASK]を認めた。`);
      await expect(mask.table(2)).toHaveCount(0);
    });
    await test.step('the predictions become a file', async () => {
      await page.keyboard.press('Home');
      await go(page, 'Tab', names.share);
      await page.keyboard.press('Enter');
      const download = page.waitForEvent('download');
      await go(page, 'ArrowDown', names.json);
      await page.keyboard.press('Enter');
      const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'));
      expect(saved).toHaveLength(10);
      expect(saved[0].sequence.replaceAll(' ', '')).toContain(`${word}と`);
      await expect.poll(async () => (await focused(page)).name).toBe(names.share);
    });
    await test.step('“?” lists the keys, and Escape leads back', async () => {
      await page.keyboard.press('?');
      const list = page.getByRole('dialog', { name: names.keys });
      await expect(list).toContainText('Ctrl');
      await page.keyboard.press('Escape');
      await expect(list).toHaveCount(0);
      await expect.poll(async () => (await focused(page)).name).toBe(names.share);
    });
  });
}

test('“?” is typed where text is typed', async ({ mask, page }) => {
  await mask.open({ device: 'wasm', text: 'なぜ' });
  await mask.sentence.press('End');
  await page.keyboard.press('?');
  await expect(mask.sentence).toHaveValue('なぜ?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the focus finds a place when the button that had it goes away', async ({ mask, page, context }) => {
  await context.route(/\.onnx\.data$/u, (route) => route.abort());
  await mask.open({ device: 'wasm' });
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await context.unroute(/\.onnx\.data$/u);
  await again.press('Enter');
  await expect(again).toHaveCount(0);
  await expect(mask.sentence).toBeFocused();
});
