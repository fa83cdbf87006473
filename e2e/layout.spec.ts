import type { Page } from '@playwright/test';
import { mainThreadTasks } from './main-thread.ts';
import { expect, FIRST_SENTENCE, test } from './page.ts';

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

/** How much of the page has moved by itself since it was opened (cumulative layout shift). */
async function moved(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const take = (list: PerformanceObserverEntryList) =>
          (list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
            .filter(({ hadRecentInput }) => !hadRecentInput)
            .reduce((sum, { value }) => sum + value, 0);
        new PerformanceObserver((list) => resolve(take(list))).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(0), 500);
      }),
  );
}

test('the first sentence has predictions before the model is there, and nothing moves when it answers', async ({
  mask,
  page,
}) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\.onnx\.data$/, async (route) => {
    await held;
    await route.continue();
  });
  const told = page.locator('[aria-live=polite]').filter({ hasText: /^Mask 1: / });
  const saved = mask.savedTable(1).locator('tbody').getByRole('row');

  await test.step('they are marked as saved, beside how far the model is', async () => {
    await mask.open(ON_WASM);
    await expect(saved).toHaveCount(10);
    await expect(page.getByText('Saved from an earlier run')).toBeVisible();
    await expect(page.getByRole('progressbar', { name: 'Loading JMed Mini' })).toBeVisible();
    await expect(page.getByText(/^[\d.]+ MB of [\d.]+ MB$/)).toBeVisible();
    await expect(mask.words.getByRole('button', { name: 'Mask “診断”' })).toBeVisible();
    await expect(told).toHaveCount(0);
  });
  await test.step('the model’s own come in their place, and are told once', async () => {
    const { y } = (await mask.savedTable(1).boundingBox()) ?? {};
    letGo();
    await expect(mask.rows(1)).toHaveCount(10);
    await expect(page.getByText('Saved from an earlier run')).toHaveCount(0);
    await expect(told).toHaveCount(1);
    expect((await mask.table(1).boundingBox())?.y).toBe(y);
    expect(await moved(page)).toBeLessThan(0.05);
  });
  await test.step('nothing moves on a phone', async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.reload();
    await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
    await expect(mask.rows(1)).toHaveCount(10);
    await expect(page.getByRole('tab')).not.toHaveCount(0);
    expect(await moved(page)).toBeLessThan(0.05);
  });
});

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
