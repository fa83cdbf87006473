import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

/** Rules of axe that depend on colours; the others see the same in light and dark. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds against WCAG 2.2 AA and its own best practices, in the light and in the dark.
 * @param part where alone it looks: a window, when the page behind it was looked at already
 */
async function violations(page: Page, part = 'html'): Promise<readonly string[]> {
  // Colours on their way from one theme to the other aren't looked at.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await found(axe(page, part));
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await found(axe(page, part).withRules(OF_COLOUR));
  return [...light, ...dark.map((violation) => `dark, ${violation}`)];
}

function axe(page: Page, part: string): AxeBuilder {
  // Base UI's focus guards send the focus on as soon as they get it; axe takes them for hidden controls.
  return new AxeBuilder({ page }).include(part).exclude('[data-base-ui-focus-guard]');
}

async function found(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Buttons that open a window over the page. */
const WINDOWS = [
  /^(Lexicons|語彙)$/,
  /^(Models|モデル)$/,
  /^(History|履歴)$/,
  /^(About this device|この端末について)$/,
  /^(Forget everything|すべて消去)$/,
  /^(About the models|モデルについて)$/,
  /^(Licences|ライセンス)$/,
  /^(Keyboard shortcuts|キーボード)/,
];

for (const language of ['en', 'ja'] as const) {
  test(`${language}: axe finds nothing to object to in predictions, tabs and windows`, async ({ page, mask }) => {
    test.slow();
    await mask.openReady({ lang: language, device: 'wasm', text: '主訴は[MASK]と[MASK]で、２型糖尿病がある。' });
    expect(await violations(page)).toEqual([]);
    const tabs = page.getByRole('tab');
    await expect(tabs.first()).toBeVisible();
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      expect(await violations(page, '.below')).toEqual([]);
    }
    const window = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    for (const name of WINDOWS) {
      await test.step(String(name), async () => {
        await page.getByRole('button', { name }).click();
        await expect(window).toBeVisible();
        await expect(window.getByRole('heading').first()).toBeVisible();
        expect(await violations(page)).toEqual([]);
        const official = window.getByRole('tab', { name: 'JMedRoBERTa base' });
        if (await official.isVisible()) {
          await official.click();
          expect(await violations(page, '[role=dialog]')).toEqual([]);
        }
        await page.keyboard.press('Escape');
        await expect(window).toHaveCount(0);
      });
    }
  });

  test(`${language}: axe finds nothing to object to where there are no predictions`, async ({ page, mask }) => {
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
}

test('with more contrast, forced colours or less movement nothing is told by colour alone or lost', async ({
  page,
  mask,
}) => {
  await mask.openReady({ lang: 'en', device: 'wasm', text: '主訴は[MASK]である。' });
  await test.step('more contrast', async () => {
    await page.emulateMedia({ contrast: 'more' });
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
