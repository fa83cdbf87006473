import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseNotices } from '../src/app/about/notices.ts';
import { BIBTEX } from '../src/app/model-panel/official.ts';
import { expect, test } from './page.ts';

const NOTICE = fileURLToPath(new URL('../NOTICE', import.meta.url));

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a click shows the card of the model in use, and beside it the official one with its citation', async ({
  mask,
  page,
}) => {
  await mask.openReady({ device: 'wasm' });
  await page.getByRole('button', { name: 'About the model in use' }).click();
  const window = page.getByRole('dialog', { name: 'About the models' });
  await expect(window.getByRole('tab', { name: /^JMed Mini/ })).toHaveAttribute('aria-selected', 'true');
  const figures = window.getByRole('row', { name: /^Disease words of the lexicon/ });
  await expect(figures).toContainText('45.3%');
  await expect(window.getByRole('row', { name: /^q8 WASM/ })).toContainText('MB');
  await window.getByRole('tab', { name: 'JMedRoBERTa base' }).click();
  for (const fact of ['2,000,000', 'JPMJCR20G9', 'jh221004', '杉本海人', 'CC BY-NC-SA 4.0', 'dynamic masking']) {
    await expect(window.getByText(fact).first()).toBeVisible();
  }
  await window.getByRole('button', { name: 'Copy BibTeX' }).press('Enter');
  await expect(window.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(BIBTEX);
  await window.getByRole('button', { name: 'Download it under Models…' }).click();
  await expect(window).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: 'Models', exact: true })).toBeVisible();
});

test('the notices of all that the page carries can be read in it, without network too', async ({ mask, page }) => {
  await mask.open({ device: 'wasm', lang: 'ja' });
  await page.getByRole('button', { name: 'ライセンス', exact: true }).click();
  const { notices } = parseNotices(await readFile(NOTICE, 'utf8'));
  const works = page.getByRole('dialog', { name: 'ライセンスと著作権表示' }).getByRole('article');
  await expect(works).toHaveCount(notices.length);
  await expect(works.getByRole('heading')).toHaveText(notices.map(({ title }) => title));
  const shown = (await works.locator('pre').allTextContents()).join('\n');
  expect(shown).toBe(notices.map(({ text }) => text).join('\n'));
});

for (const [width, height] of [
  [320, 640],
  [640, 400],
] as const) {
  test(`windows fit ${width} × ${height} px, and nothing in them is cut off`, async ({ mask, page }) => {
    await page.setViewportSize({ width, height });
    await mask.open({ device: 'wasm' });
    for (const name of ['About the models', 'Licences', 'Keyboard shortcuts']) {
      await page.getByRole('button', { name, exact: true }).click();
      const window = page.getByRole('dialog');
      await expect(window.getByRole('heading', { level: 3 }).first()).toBeVisible();
      const wide = await window.evaluate((popup) => {
        const { left, right, top, bottom } = popup.getBoundingClientRect();
        const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        const cut = [popup, ...popup.querySelectorAll('*')].filter(
          (part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible',
        );
        return [isInside ? '' : 'window', ...cut.map(({ className }) => className)].filter(Boolean);
      });
      expect([name, wide]).toEqual([name, []]);
      await page.keyboard.press('Escape');
      await expect(window).toHaveCount(0);
    }
  });
}
