/**
 * `npm run screenshots`: every view of the built page in docs/screenshots, at the widths, themes and languages people see it in.
 * `npm run screenshots -- NAME …` takes those whose names begin so.
 */

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { ensurePage } from './build-page.ts';
import { launchOptions } from './chromium.ts';
import { ensureChromium } from './install-chromium.ts';
import { listen, pageServer } from './page-server.ts';
import { ROOT } from './paths.ts';
import { withPalette } from './screenshots/palette.ts';
import { VIEWS, type View } from './screenshots/views.ts';

const FOLDER = join(ROOT, 'docs', 'screenshots');
/** For predictions and analyses to come and transitions to end. */
const SETTLE_MS = 2000;

const wanted = process.argv.slice(2);
const views = VIEWS.filter(({ name }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)));
await ensurePage(console.error);
const { path } = await ensureChromium(console.error);
process.env['CHROMIUM_PATH'] = path;
await mkdir(FOLDER, { recursive: true });
const server = pageServer(join(ROOT, 'dist'));
const port = await listen(server, 0, '127.0.0.1');
const browser = await chromium.launch(launchOptions());
try {
  for (const view of views) await take(browser, view);
  await removeOthers();
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

async function take(from: Browser, view: View): Promise<void> {
  const { name, width, height, theme = 'light', language, text, contrast } = view;
  const page = await from.newPage({
    viewport: { width, height },
    colorScheme: theme,
    contrast: contrast === 'more' ? 'more' : 'no-preference',
    forcedColors: contrast === 'forced' ? 'active' : 'none',
    reducedMotion: 'reduce',
    // What comes later is then asked of the network, where a view can stop it.
    serviceWorkers: 'block',
  });
  await view.prepare?.(page);
  const hash = new URLSearchParams({ lang: language, device: 'wasm', ...(text !== undefined && { text }) });
  await page.goto(`http://localhost:${port}/#${hash}`);
  await page.getByRole('tab').first().waitFor();
  if (!view.prepare)
    await page
      .getByRole('contentinfo')
      .getByText(/request|通信/u)
      .waitFor();
  await view.act?.(page);
  await page.waitForTimeout(SETTLE_MS);
  const picture = withPalette(await page.screenshot());
  await writeFile(join(FOLDER, `${name}.png`), picture);
  await page.context().close();
  await page.close();
  console.log(`docs/screenshots/${name}.png, ${Math.round(picture.length / 1024)} KB`);
}

/** Of views that there are no longer. */
async function removeOthers(): Promise<void> {
  const names = new Set(VIEWS.map(({ name }) => `${name}.png`));
  for (const file of await readdir(FOLDER)) if (!names.has(file)) await rm(join(FOLDER, file));
}
