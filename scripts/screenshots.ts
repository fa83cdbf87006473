/** `npm run screenshots`: the built page in docs/screenshots, at the widths, themes and languages people see it in. */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { ensurePage } from './build-page.ts';
import { launchOptions } from './chromium.ts';
import { ensureChromium } from './install-chromium.ts';
import { listen, pageServer } from './page-server.ts';
import { ROOT } from './paths.ts';

interface View {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  readonly language: 'en' | 'ja';
  readonly text?: string;
  /** The name of the panel to open. */
  readonly panel?: string;
}

const DESKTOP = { width: 1280, height: 880 } as const;
const PHONE = { width: 360, height: 780 } as const;

const VIEWS: readonly View[] = [
  { name: 'main', ...DESKTOP, theme: 'light', language: 'en' },
  { name: 'main-ja', ...DESKTOP, theme: 'light', language: 'ja' },
  {
    name: 'dark-two-masks-ja',
    ...DESKTOP,
    theme: 'dark',
    language: 'ja',
    text: '主訴は[MASK]と[MASK]で、HbA1c 7.2%の２型糖尿病がある。',
  },
  { name: 'no-mask', ...DESKTOP, theme: 'light', language: 'en', text: 'この患者は糖尿病と診断された。' },
  { name: 'models', ...DESKTOP, theme: 'light', language: 'en', panel: 'Models' },
  { name: 'models-dark-ja', ...DESKTOP, theme: 'dark', language: 'ja', panel: 'モデル' },
  { name: 'models-phone', ...PHONE, theme: 'light', language: 'en', panel: 'Models' },
  { name: 'phone-ja', ...PHONE, theme: 'light', language: 'ja' },
  { name: 'phone-dark', ...PHONE, theme: 'dark', language: 'en' },
];

const FOLDER = join(ROOT, 'docs', 'screenshots');
/** For the predictions to come and transitions to end. */
const SETTLE_MS = 2500;

await ensurePage(console.error);
const { path } = await ensureChromium(console.error);
process.env['CHROMIUM_PATH'] = path;
await mkdir(FOLDER, { recursive: true });
const server = pageServer(join(ROOT, 'dist'));
const port = await listen(server, 0, '127.0.0.1');
const browser = await chromium.launch(launchOptions());
try {
  for (const view of VIEWS) await take(browser, view);
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

async function take(from: Browser, { name, width, height, theme, language, text, panel }: View): Promise<void> {
  const page = await from.newPage({ viewport: { width, height }, colorScheme: theme });
  const hash = new URLSearchParams({ lang: language, device: 'wasm', ...(text !== undefined && { text }) });
  await page.goto(`http://localhost:${port}/#${hash}`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  if (panel !== undefined) await page.getByRole('button', { name: panel }).click();
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await page.close();
  console.log(`docs/screenshots/${name}.png`);
}
