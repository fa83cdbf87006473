/**
 * Opening the page once more, in a browser started anew with the profile of an earlier visit, and the memory that the page
 * takes after its first prediction: with the embedded model, and with one of base size that was converted in the page and is
 * read from the origin's private file system.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { launchOptions } from '../../scripts/chromium.ts';
import { listen, pageServer } from '../../scripts/page-server.ts';
import { ROOT } from '../../scripts/paths.ts';
import { ensureBaseCheckpoint } from '../base-checkpoint.ts';
import { firstPrediction } from '../cold-open.ts';
import { rendererMemory } from '../conversion/peak-memory.ts';
import { type Spread, spread } from '../statistics.ts';
import { convertInPage } from './convert-in-page.ts';

export interface OpenedAgain {
  readonly model: string;
  /** From the start of navigation to the first prediction, in ms. */
  readonly milliseconds: Spread;
  /** `performance.measureUserAgentSpecificMemory()` after it, in MB. */
  readonly pageMB: Spread;
  /** The renderer's resident memory at the same time, in MB; undefined where it can't be told. */
  readonly rendererMB: Spread | undefined;
}

/** Without this the browser measures memory when it next collects garbage: minutes later. */
const MEASURE_AT_ONCE = '--enable-blink-features=ForceEagerMeasureMemory';
const LIMIT_MS = 600_000;

export async function measureOpenAgain(runs: number, log: (line: string) => void): Promise<OpenedAgain[]> {
  const server = pageServer(join(ROOT, 'dist'));
  const port = await listen(server, 0, '127.0.0.1');
  const profile = mkdtempSync(join(tmpdir(), 'jmed-mask-profile-'));
  const url = `http://localhost:${port}/#device=wasm&lang=en`;
  try {
    log('Opening the page for the first time …');
    await visit(profile, url, async (page) => page.waitForTimeout(2000));
    const results = [await measure('JMed Mini', profile, url, runs, log)];
    const checkpoint = await ensureBaseCheckpoint(log);
    log('Converting a base-size checkpoint in the page …');
    await visit(profile, url, (page) => convertInPage(page, checkpoint, LIMIT_MS));
    results.push(await measure('base size, q8', profile, url, runs, log));
    return results;
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function measure(
  model: string,
  profile: string,
  url: string,
  runs: number,
  log: (line: string) => void,
): Promise<OpenedAgain> {
  const opened: { milliseconds: number; page: number; renderer: number | undefined }[] = [];
  for (let run = 0; run < runs; run++) {
    log(`${model}, opened again: ${run + 1} of ${runs} …`);
    await visit(profile, url, async (page, { milliseconds }) => {
      const bytes = await pageMemory(page);
      opened.push({ milliseconds, page: bytes / 1e6, renderer: rendererMemory(profile) });
    });
  }
  const renderers = opened.flatMap(({ renderer }) => (renderer === undefined ? [] : [renderer / 1e6]));
  return {
    model,
    milliseconds: spread(opened.map(({ milliseconds }) => milliseconds)),
    pageMB: spread(opened.map(({ page }) => page)),
    rendererMB: renderers.length === 0 ? undefined : spread(renderers),
  };
}

/** Opens the page in a browser of its own, waits for its first prediction, and closes it again. */
async function visit(
  profile: string,
  url: string,
  job: (page: Page, first: { milliseconds: number }) => Promise<void>,
): Promise<void> {
  const { args, ...options } = launchOptions([MEASURE_AT_ONCE]);
  const context: BrowserContext = await chromium.launchPersistentContext(profile, { ...options, args });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    await page.goto(url, { waitUntil: 'commit' });
    await job(page, await firstPrediction(page, 'wasm'));
  } finally {
    await context.close();
  }
}

async function pageMemory(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { performance: clock } = globalThis as unknown as {
      performance: { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> };
    };
    return (await clock.measureUserAgentSpecificMemory()).bytes;
  });
}
