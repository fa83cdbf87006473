import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../scripts/chromium.ts';
import { expect, MaskPage, test } from './page.ts';
import { staticHost } from './static-host.ts';

/** What Chromium writes when a person forbids sites to keep data: no storage, locks or service workers from then on. */
const FORBIDDEN = { profile: { default_content_setting_values: { cookies: 2 } } };

test('where the browser lets no page keep anything, it works, and says of each thing that it does not last', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'jmed-mask-profile-'));
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(FORBIDDEN));
  // One without headers: there it would be the service worker that isolates the page.
  const host = await staticHost();
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions(), locale: 'en-US' });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${host.url}#${new URLSearchParams({ lang: 'en', device: 'wasm' })}`);
    const mask = new MaskPage(page);
    await expect(mask.rows(1)).toHaveCount(10);
    expect(await page.evaluate(() => navigator.storage.getDirectory().catch(({ name }) => name))).toBe('SecurityError');
    await mask.sentence.fill('甲乙丙症候群の[MASK]。');
    await page.getByRole('button', { name: 'Lexicons' }).click();
    const lexicons = page.getByRole('dialog', { name: 'Lexicons' });
    await expect(lexicons).toContainText('lexicons and own words last until the page is closed');
    await lexicons.getByRole('textbox', { name: 'Own words' }).fill('甲乙丙症候群');
    await mask.answered('甲乙丙症候群');
    await page.getByRole('button', { name: 'Models', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Models' })).toContainText(
      'This browser keeps no models for this page',
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'History' }).click();
    const keep = page.getByRole('switch', { name: 'Keep on this device' });
    await keep.click();
    await expect(page.getByText('This browser lets the page keep nothing')).toBeVisible();
    await expect(keep).not.toBeChecked();
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    await host.shut();
    await rm(profile, { recursive: true, force: true });
  }
});
