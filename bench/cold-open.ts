/**
 * Cold open → first prediction: the built page on localhost, in a browser started anew with an empty profile each time,
 * from the start of navigation until the first mask has its predictions.
 */

import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { launchOptions, SWIFTSHADER_FLAGS } from '../scripts/chromium.ts';
import { listen, pageServer } from '../scripts/page-server.ts';
import { ROOT } from '../scripts/paths.ts';
import { type Spread, spread } from './statistics.ts';
import { type Transfer, watchTraffic } from './traffic.ts';

const HOST = '127.0.0.1';
const LIMIT_MS = 120_000;

const DEVICES = {
  wasm: { label: 'WASM', flags: [] },
  webgpu: { label: 'WebGPU (SwiftShader)', flags: SWIFTSHADER_FLAGS },
} as const;

export type Device = keyof typeof DEVICES;

export interface FirstPrediction {
  /** Since navigation started. */
  readonly milliseconds: number;
  /** What the page's badge says: device, data type, time of the run. */
  readonly badge: string;
}

interface Run extends FirstPrediction {
  readonly transfers: readonly Transfer[];
}

export interface ColdOpen {
  readonly device: string;
  readonly browser: string;
  /** The last run's. */
  readonly badge: string;
  readonly milliseconds: Spread;
  readonly megabytes: Spread;
  readonly requests: Spread;
  /** The last run's, the largest first. */
  readonly transfers: readonly Transfer[];
}

/** @throws {Error} when no prediction came within two minutes, or not from the device that was asked for */
export async function measureColdOpen(device: Device, runs: number): Promise<ColdOpen> {
  const server = pageServer(join(ROOT, 'dist'));
  const takeTransfers = watchTraffic(server);
  const port = await listen(server, 0, HOST);
  const results: Run[] = [];
  let version = '';
  try {
    for (let run = 0; run < runs; run += 1) {
      const browser = await chromium.launch(launchOptions(DEVICES[device].flags));
      version = browser.version();
      try {
        // What the browser before was still fetching when it was closed is not this run's.
        takeTransfers();
        const page = await browser.newPage();
        await page.goto(`http://localhost:${port}/#device=${device}`, { waitUntil: 'commit' });
        const first = await firstPrediction(page, device);
        results.push({ ...first, transfers: takeTransfers() });
      } finally {
        await browser.close();
      }
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return {
    device: DEVICES[device].label,
    browser: `Chromium ${version}`,
    badge: results.at(-1)?.badge ?? '',
    milliseconds: spread(results.map(({ milliseconds }) => milliseconds)),
    megabytes: spread(results.map(({ transfers }) => transfers.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6)),
    requests: spread(results.map(({ transfers }) => transfers.length)),
    transfers: (results.at(-1)?.transfers ?? []).toSorted((a, b) => b.bytes - a.bytes),
  };
}

/** By the page's own clock, looked at in every frame. */
export async function firstPrediction(page: Page, device: Device): Promise<FirstPrediction> {
  const found = await page.waitForFunction(
    () => {
      const tables = [...document.querySelectorAll('table')];
      const first = tables.find((table) => /^(?:Mask|マスク) ?1$/.test(table.caption?.textContent?.trim() ?? ''));
      if ((first?.tBodies[0]?.rows.length ?? 0) < 5) return null;
      const badge = document.querySelector<HTMLElement>('[data-device]');
      // Until there is one, the predictions are those that the page keeps of an earlier run.
      if (!badge) return null;
      return {
        milliseconds: performance.now(),
        device: badge.dataset['device'],
        badge: [...(badge.parentElement?.children ?? [])].map((fact) => fact.textContent).join(', '),
      };
    },
    null,
    { timeout: LIMIT_MS, polling: 'raf' },
  );
  const shown = await found.jsonValue();
  if (shown?.device !== device) throw new Error(`Asked for ${device}, but the page ran on ${shown?.device}`);
  return { milliseconds: shown.milliseconds, badge: shown.badge };
}
