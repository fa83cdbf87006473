/**
 * Finds a Chromium to run the browser tests and the benches in. Installing one where there is none: install-chromium.ts.
 */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** Flags for every run: no sandbox (containers run as root) and no traffic of the browser's own. */
const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A WebGPU adapter without a GPU: SwiftShader, slow and without shader-f16. */
export const SWIFTSHADER_FLAGS: readonly string[] = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

/** Names on PATH, in order of preference. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'msedge'];

/** Places outside PATH, by platform. */
const USUAL_PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/lib/chromium/chromium', '/usr/lib64/chromium-browser/chromium-browser', '/opt/google/chrome/chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** Where Playwright would keep its own download. */
  readonly playwrightPath: string;
  readonly isExecutable: (path: string) => boolean;
}

export interface FoundChromium {
  readonly path: string;
  readonly from: 'CHROMIUM_PATH' | 'Playwright' | 'system';
}

/**
 * Every Chromium there is, the preferred first: CHROMIUM_PATH (then no other), Playwright's own download, the system's.
 * @throws {Error} when CHROMIUM_PATH is set but is no executable file: a wrong setting is not silently passed over.
 */
export function chromiumCandidates({ env, platform, playwrightPath, isExecutable }: Surroundings): FoundChromium[] {
  const wanted = env['CHROMIUM_PATH'];
  if (wanted) {
    if (!isExecutable(wanted)) throw new Error(`CHROMIUM_PATH is ${wanted}, which is no executable file`);
    return [{ path: wanted, from: 'CHROMIUM_PATH' }];
  }
  const ending = platform === 'win32' ? '.exe' : '';
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command + ending)));
  const candidates: FoundChromium[] = [
    { path: playwrightPath, from: 'Playwright' },
    ...[...onPath, ...(USUAL_PLACES[platform] ?? [])].map((path) => ({ path, from: 'system' }) as const),
  ];
  return candidates.filter(({ path }) => path !== '' && isExecutable(path));
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function findChromiums(): FoundChromium[] {
  return chromiumCandidates({
    env: process.env,
    platform: process.platform,
    playwrightPath: chromium.executablePath(),
    isExecutable,
  });
}

/** Launch options with the preferred Chromium; without one Playwright looks for its own and says what to do. */
export function launchOptions(flags: readonly string[] = []): { executablePath?: string; args: string[] } {
  const [found] = findChromiums();
  return { args: [...CHROMIUM_FLAGS, ...flags], ...(found && { executablePath: found.path }) };
}
