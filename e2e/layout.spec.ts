import { mainThreadTasks } from './main-thread.ts';
import { expect, test } from './page.ts';

const ON_WASM = { device: 'wasm' };

// 640 is a window of 1280 px at 200 %, 3840 is 4K.
for (const width of [320, 640, 768, 1280, 3840]) {
  test(`nothing sticks out at ${width} px`, async ({ mask, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await mask.openReady({ ...ON_WASM, text: 'エリテマトーデス患者の[MASK]と[MASK]' });
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);
    await expect(mask.sentence).toBeInViewport();
  });
}

test('no task of the main thread works for more than 50 ms while typing', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  await mask.sentence.press('End');
  const tasks = await mainThreadTasks(page, async () => {
    await page.keyboard.type('既往に糖尿病と高血圧症があり、発熱と咳嗽で受診した。', { delay: 60 });
    // Nothing is asked of the page meanwhile: that would be work in it too.
    await page.waitForTimeout(1500);
  });
  await mask.answered('受診');
  expect(tasks.length).toBeGreaterThan(26);
  expect(Math.max(...tasks)).toBeLessThanOrEqual(50);
});

test('Tab goes through the page in order, and many words or rows are one stop', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  const names: string[] = [];
  for (let stop = 0; stop < 28; stop++) {
    await page.keyboard.press('Tab');
    names.push(
      await page.evaluate(() => {
        const focused = document.activeElement;
        return focused?.getAttribute('aria-label') ?? focused?.textContent ?? '';
      }),
    );
  }
  expect(names.slice(0, 7)).toEqual([
    'Skip to the sentence',
    'Model',
    'About the model in use',
    'Models',
    'Runs on',
    'Lexicons',
    '日本語',
  ]);
  // Once where the words are read, once where their tokens are shown.
  expect(names.filter((name) => name.startsWith('Mask “'))).toHaveLength(2);
  expect(names.filter((name) => name.startsWith('Fill mask 1 with'))).toHaveLength(1);
});
