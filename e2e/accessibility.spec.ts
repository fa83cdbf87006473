import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

/**
 * What axe finds against WCAG 2.2 AA and its own best practices.
 * @param part where alone it looks: a window, when the page behind it was looked at already
 */
async function violations(page: Page, part = 'html'): Promise<readonly string[]> {
  // Base UI's focus guards send the focus on as soon as they get it; axe takes them for hidden controls.
  const axe = new AxeBuilder({ page }).include(part).exclude('[data-base-ui-focus-guard]');
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const language of ['en', 'ja'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme });

      test('axe finds nothing to object to in predictions, tokens and lexicons', async ({ page, mask }) => {
        await mask.openReady({ lang: language, device: 'wasm', text: '主訴は[MASK]と[MASK]で、２型糖尿病がある。' });
        expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: /^(Lexicons|語彙)$/ }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });

      test('axe finds nothing to object to where there are no predictions', async ({ page, mask }) => {
        await mask.open({ lang: language, device: 'wasm', text: 'この患者は糖尿病と診断された。' });
        await expect(page.getByRole('heading', { level: 3 })).toBeVisible();
        await expect(mask.words.getByRole('button').first()).toBeVisible();
        expect(await violations(page)).toEqual([]);
        await page
          .getByRole('button', { name: /^(Examples|例文)/ })
          .first()
          .click();
        expect(await violations(page)).toEqual([]);
      });

      test('axe finds nothing to object to in the cards, the notices and the keys', async ({ page, mask }) => {
        await mask.open({ lang: language, device: 'wasm', text: 'この患者は糖尿病と診断された。' });
        for (const name of [
          /^(About the models|モデルについて)$/,
          /^(Licences|ライセンス)$/,
          /^(Keyboard shortcuts|キーボード)/,
        ]) {
          await page.getByRole('button', { name }).click();
          await expect(page.getByRole('dialog').getByRole('heading', { level: 3 }).first()).toBeVisible();
          expect(await violations(page, '.window')).toEqual([]);
          const official = page.getByRole('tab', { name: 'JMedRoBERTa base' });
          if (await official.isVisible()) {
            await official.click();
            expect(await violations(page, '.window')).toEqual([]);
          }
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0);
        }
      });

      test('axe finds nothing to object to in any tab, in models and in the history', async ({ page, mask }) => {
        test.slow();
        await mask.openReady({ lang: language, device: 'wasm', text: '胸部CTで[MASK]を認めた。' });
        const tabs = page.getByRole('tab');
        await expect(tabs.first()).toBeVisible();
        for (const tab of await tabs.all()) {
          await tab.click();
          await expect(tab).toHaveAttribute('aria-selected', 'true');
          await expect(page.getByRole('progressbar')).toHaveCount(0);
          expect(await violations(page)).toEqual([]);
        }
        for (const name of [/^(Models|モデル)$/, /^(History|履歴)$/]) {
          await page.getByRole('button', { name }).click();
          await expect(page.getByRole('dialog')).toBeVisible();
          expect(await violations(page)).toEqual([]);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0);
        }
      });
    });
  }
}

test('with more contrast, forced colours or less movement nothing is told by colour alone or lost', async ({
  page,
  mask,
}) => {
  await mask.openReady({ lang: 'en', device: 'wasm', text: '主訴は[MASK]である。' });
  await test.step('more contrast', async () => {
    await page.emulateMedia({ contrast: 'more' });
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ contrast: 'more', colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
  });
  await test.step('less movement', async () => {
    await page.emulateMedia({ contrast: null, colorScheme: null, reducedMotion: 'reduce' });
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .map((element) => getComputedStyle(element))
        .filter(({ transitionDuration, animationName }) => /[1-9]/.test(transitionDuration) || animationName !== 'none')
        .map(({ transitionProperty, animationName }) => `${transitionProperty} ${animationName}`),
    );
    expect(moving).toEqual([]);
  });
  await test.step('forced colours', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const ground = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    for (const [filled, plain] of [
      ['.bar > span', '.bar'],
      ['.words .mask-mark', '.words .word:not(.mask-mark)'],
      ['.segment[aria-pressed=true]', '.segment[aria-pressed=false]'],
      ['.ask-tab[aria-selected=true]', '.ask-tab[aria-selected=false]'],
    ] as const) {
      expect([filled, await ground(filled)]).not.toEqual([filled, await ground(plain)]);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outline);
    expect(outline).toMatch(/solid/);
    expect(outline).not.toMatch(/rgba\(0, 0, 0, 0\)|transparent/);
  });
});
