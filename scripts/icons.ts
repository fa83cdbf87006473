/** `npx tsx scripts/icons.ts`: the icons of the installed page in public/icons, drawn from public/favicon.svg. To be run when that changes. */

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { launchOptions } from './chromium.ts';
import { ensureChromium } from './install-chromium.ts';
import { ROOT } from './paths.ts';

/** A maskable icon fills its square, and what matters lies in the middle four fifths of it. */
const ICONS = [
  { name: 'icon-192', size: 192, isMaskable: false },
  { name: 'icon-512', size: 512, isMaskable: false },
  { name: 'maskable-512', size: 512, isMaskable: true },
  { name: 'apple-touch-icon', size: 180, isMaskable: true },
] as const;

const FOLDER = join(ROOT, 'public', 'icons');
const drawing = await readFile(join(ROOT, 'public', 'favicon.svg'), 'utf8');
const ground = /<rect [^>]*fill="(#\w+)"/u.exec(drawing)?.[1];
if (ground === undefined) throw new Error('public/favicon.svg has no ground');

const { path } = await ensureChromium(console.error);
process.env['CHROMIUM_PATH'] = path;
await mkdir(FOLDER, { recursive: true });
const browser = await chromium.launch(launchOptions());
try {
  for (const { name, size, isMaskable } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const inner = isMaskable ? size * 0.8 : size;
    await page.setContent(
      `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${isMaskable ? ground : 'transparent'}">
        <div style="width:${inner}px;height:${inner}px;display:grid">${drawing}</div>`,
    );
    await page.screenshot({ path: join(FOLDER, `${name}.png`), omitBackground: true });
    await page.close();
    console.log(`public/icons/${name}.png`);
  }
} finally {
  await browser.close();
}
