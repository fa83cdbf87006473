import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

/** What axe finds against WCAG 2.2 AA and its own best practices. */
async function violations(page: Page): Promise<readonly string[]> {
  // Base UI's focus guards send the focus on as soon as they get it; axe takes them for hidden controls.
  const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]');
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

      test('axe finds nothing to object to in any tab, panel or question', async ({ page, mask }) => {
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
        for (const name of [
          /^(Models|モデル)$/,
          /^(History|履歴)$/,
          /^(About this device|この端末について)$/,
          /^(Forget everything|すべて消去)$/,
        ]) {
          await page.getByRole('button', { name }).click();
          await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible();
          expect(await violations(page)).toEqual([]);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toHaveCount(0);
        }
      });
    });
  }
}
