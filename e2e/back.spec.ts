import { launchOptions } from '../scripts/chromium.ts';
import { expect, test } from './page.ts';

// Playwright switches the cache of left pages off.
test.use({ launchOptions: { ...launchOptions(), ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

test('a page that was left and is come back to has its sentence and its model still', async ({ mask, page }) => {
  await mask.openReady({ device: 'wasm' });
  await mask.sentence.fill('胸部CTで[MASK]を認めた。');
  await mask.answered('胸部');
  await page.evaluate(() =>
    addEventListener('pageshow', ({ persisted }) => Object.assign(document.documentElement.dataset, { persisted })),
  );
  await page.goto('about:blank');
  // A page out of the cache does not load.
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.locator('html[data-persisted=true]')).toBeAttached();
  await expect(mask.sentence).toHaveValue('胸部CTで[MASK]を認めた。');
  await expect(mask.rows(1)).toHaveCount(10);
  await mask.sentence.fill('肺炎の[MASK]。');
  await mask.answered('肺炎');
  await expect(page.locator('.notices')).toBeEmpty();
});
