import { launchOptions } from '../scripts/chromium.ts';
import { expect, test } from './page.ts';

/** A name that isn't localhost: on plain http its pages are no secure contexts, as on an intranet's file server. */
const HOST = 'plain.test';
test.use({ launchOptions: launchOptions([`--host-resolver-rules=MAP ${HOST} 127.0.0.1`]) });

test('where the browser keeps nothing, lexicons last as long as the page, and it says so', async ({
  page,
  mask,
  baseURL,
}) => {
  const url = new URL(baseURL ?? '');
  url.hostname = HOST;
  await page.goto(`${url}#${new URLSearchParams({ lang: 'en', device: 'wasm', text: '甲乙丙症候群の[MASK]' })}`);
  await expect(mask.rows(1)).toHaveCount(10);
  await page.getByRole('button', { name: 'Lexicons' }).click();
  const panel = page.getByRole('dialog', { name: 'Lexicons' });
  await expect(panel).toContainText('lexicons and own words last until the page is closed');
  await panel.getByRole('textbox', { name: 'Own words' }).fill('甲乙丙症候群');
  const word = mask.words.getByRole('button', { name: '“甲乙丙症候群”' });
  await expect(word).toBeVisible();
  // Another device is another worker, which finds them again.
  await page.getByRole('combobox', { name: 'Runs on' }).selectOption('auto');
  await expect(mask.rows(1)).toHaveCount(0);
  await expect(mask.rows(1)).toHaveCount(10);
  await expect(word).toBeVisible();
});

test('where the browser keeps nothing, the model panel says so and offers no download', async ({
  page,
  mask,
  baseURL,
}) => {
  const url = new URL(baseURL ?? '');
  url.hostname = HOST;
  await page.goto(`${url}#${new URLSearchParams({ lang: 'en', device: 'wasm' })}`);
  await expect(mask.rows(1)).toHaveCount(10);
  await page.getByRole('button', { name: 'Models', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Models' });
  await expect(panel).toContainText('This browser keeps no models for this page');
  await expect(panel.getByRole('button', { name: 'Download and convert' })).toHaveCount(0);
  await expect(panel.getByRole('list', { name: 'Models on this device' })).toContainText('JMed Mini (built in)');
});
