import { expect, test } from './page.ts';

const ON_WASM = { device: 'wasm' };

for (const width of [320, 360, 768, 1280, 2560]) {
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

test('typing never holds up the page for more than 50 ms', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  await mask.sentence.press('End');
  await page.keyboard.type('既往に糖尿病と高血圧症があり、発熱と咳嗽で受診した。', { delay: 60 });
  await mask.answered('受診');
  expect(await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks)).toEqual([]);
});

test('Tab goes through the page in order, and the focus can be seen', async ({ mask, page }) => {
  await mask.openReady(ON_WASM);
  const names: string[] = [];
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press('Tab');
    names.push(
      await page.evaluate(() => {
        const focused = document.activeElement;
        return focused?.getAttribute('aria-label') ?? focused?.textContent ?? '';
      }),
    );
  }
  expect(names.slice(0, 4)).toEqual(['Skip to the sentence', 'Model', 'Runs on', '日本語']);
  expect(names.some((name) => name.startsWith('Fill mask 1 with'))).toBe(true);
});
