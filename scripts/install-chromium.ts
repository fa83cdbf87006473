/** Finds a Chromium that starts, or installs one: Playwright's download first, else the system's package manager. */

import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { type FoundChromium, findChromiums, isExecutable } from './chromium.ts';
import { nodeTool } from './tools.ts';

type Log = (line: string) => void;
type Command = readonly string[];

const START_MS = 30_000;
const DOWNLOAD_MS = 240_000;
const PACKAGES_MS = 420_000;

/** One command after another; the fonts show Japanese on screenshots. */
const PACKAGE_MANAGERS: Readonly<Record<string, readonly Command[]>> = {
  'apt-get': [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
  ],
  dnf: [['dnf', 'install', '-y', 'chromium', 'google-noto-sans-cjk-fonts']],
  apk: [['apk', 'add', '--no-cache', 'chromium', 'font-noto-cjk']],
  pacman: [['pacman', '-Sy', '--noconfirm', 'chromium', 'noto-fonts-cjk']],
};

/**
 * The commands that install Chromium with the first package manager that is there, as root or by sudo without a
 * password; none where there is no package manager we know or no right to use it.
 */
export function packageCommands(isThere: (command: string) => boolean, isRoot: boolean): Command[] {
  const commands = Object.entries(PACKAGE_MANAGERS).find(([manager]) => isThere(manager))?.[1] ?? [];
  if (isRoot) return [...commands];
  return isThere('sudo') ? commands.map((command) => ['sudo', '-n', ...command]) : [];
}

/** @throws {Error} that says what to do, when there is none and none could be installed. */
export async function ensureChromium(log: Log): Promise<FoundChromium> {
  const ways: [string, number, () => Command[]][] = [
    ["Playwright's download", DOWNLOAD_MS, () => [playwright('install', '--no-shell', 'chromium')]],
    ['the libraries it needs', PACKAGES_MS, () => (wasDownloaded() ? [playwright('install-deps', 'chromium')] : [])],
    ["the system's package manager", PACKAGES_MS, () => packageCommands(isOnPath, process.getuid?.() === 0)],
  ];
  for (let next = ways.shift(); ; next = ways.shift()) {
    const found = await firstThatStarts(log);
    if (found) {
      log(`Chromium: ${found.path} (${found.from})`);
      return found;
    }
    if (next === undefined) break;
    const [name, limit, commands] = next;
    for (const command of commands()) {
      log(`No Chromium yet: trying ${name} …`);
      await run(command, limit, log);
    }
  }
  throw new Error(
    'No Chromium found, and none could be installed. Install Chromium or Chrome and run again, ' +
      'or set CHROMIUM_PATH to the executable.',
  );
}

function playwright(...args: string[]): Command {
  return [...nodeTool('playwright', 'playwright'), ...args];
}

function wasDownloaded(): boolean {
  return findChromiums().some(({ from }) => from === 'Playwright');
}

async function firstThatStarts(log: Log): Promise<FoundChromium | null> {
  for (const candidate of findChromiums()) {
    if (await starts(candidate.path, log)) return candidate;
    log(`${candidate.path} (${candidate.from}) does not start`);
  }
  return null;
}

/** A download without its shared libraries is an executable file, but doesn't run. Windows' prints no version: trusted. */
async function starts(path: string, log: Log): Promise<boolean> {
  return process.platform === 'win32' || (await run([path, '--version'], START_MS, log, 'ignore')) === 0;
}

function isOnPath(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, command)));
}

/** The exit status; null for a command that could not be started or was ended at the limit. */
async function run(
  [program = '', ...rest]: Command,
  limit: number,
  log: Log,
  output: 'inherit' | 'ignore' = 'inherit',
): Promise<number | null> {
  const child = spawn(program, rest, {
    stdio: ['ignore', output, output],
    timeout: limit,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      log(error.message);
      resolve(null);
    });
    child.once('close', resolve);
  });
}
