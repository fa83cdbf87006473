/**
 * Tokenization beside what people would use instead, in one run: loading, memory and speed in headless Chromium of ours
 * and of stock kuromoji, and the speed of native MeCab where it is installed. Rounds are interleaved.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright';
import sirv from 'sirv';
import { build } from 'vite';
import { launchOptions } from '../../scripts/chromium.ts';
import { listen } from '../../scripts/page-server.ts';
import { ROOT } from '../../scripts/paths.ts';
import { toFullWidth } from '../../src/engine/text/full-width.ts';
import { type Spread, spread } from '../statistics.ts';
import { NativeMecab } from './native.ts';
import type { Side } from './page.ts';

export interface Tokenization {
  readonly name: string;
  /** From bytes there to the first sentence cut; undefined for native MeCab. */
  readonly loadMs?: Spread;
  /** Held after loading and a forced collection: JavaScript objects and array buffers. */
  readonly heldMB?: number;
  readonly segmentMs: Spread;
  readonly words?: number;
}

const KUROMOJI_FILES = /^\/kuromoji\/(?:build|dict)\/[\w.]+$/;

/** Own sentences, repeated to about this many characters, when no text is given. */
const CHARACTERS = 125_000;

/** @param file a text to cut, a sentence a line */
export async function measureTokenization(
  runs: number,
  file?: string,
  dicdir?: string,
): Promise<{ characters: number; rows: Tokenization[] }> {
  const texts = (file === undefined ? ownTexts() : readFileSync(file, 'utf8').split('\n')).map(
    (line) => toFullWidth(line).text,
  );
  const scratch = mkdtempSync(join(tmpdir(), 'jmed-mask-bench-'));
  const { server, port } = await serve(scratch);
  const browser = await chromium.launch(launchOptions());
  try {
    const native = NativeMecab.find(scratch, texts, dicdir);
    const pages = new Map<Side, { page: Page; loadMs: number[]; heldMB: number }>();
    for (const side of ['ours', 'kuromoji'] as const) pages.set(side, await loaded(browser, port, side, runs));
    const times = new Map<string, number[]>();
    const words = new Map<Side, number>();
    for (let round = 0; round < runs + 1; round++) {
      for (const [side, { page }] of pages) {
        const result = await page.evaluate(([which, lines]) => (globalThis as unknown as Bench).timed(which, lines), [
          side,
          texts,
        ] as const);
        words.set(side, result.words);
        // The first round warms the just-in-time compiler up.
        if (round > 0) times.set(side, [...(times.get(side) ?? []), result.ms]);
      }
      if (native && round > 0) times.set('native', [...(times.get('native') ?? []), native.milliseconds()]);
    }
    const rows: Tokenization[] = [...pages].map(([side, { loadMs, heldMB }]) => ({
      name: side === 'ours' ? 'JMed Mask' : 'kuromoji 0.1.2',
      loadMs: spread(loadMs),
      heldMB,
      segmentMs: spread(times.get(side) ?? []),
      words: words.get(side) ?? 0,
    }));
    if (native) rows.push({ name: native.name, segmentMs: spread(times.get('native') ?? []) });
    return { characters: texts.join('').length, rows };
  } finally {
    await browser.close();
    server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Bench {
  sides: Record<Side, { load(): Promise<number> }>;
  timed(side: Side, texts: readonly string[]): { words: number; ms: number };
}

/** Loads a side in fresh pages; the last one stays for the segmentation. */
async function loaded(browser: import('playwright').Browser, port: number, side: Side, runs: number) {
  const loadMs: number[] = [];
  for (let run = 0; ; run++) {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    const cdp = await page.context().newCDPSession(page);
    const before = await heldBytes(cdp);
    const ms = await page.evaluate((which) => (globalThis as unknown as Bench).sides[which].load(), side);
    // The first one fills the browser's cache.
    if (run > 0) loadMs.push(ms);
    if (run === runs) return { page, loadMs, heldMB: ((await heldBytes(cdp)) - before) / 1e6 };
    await page.close();
  }
}

async function heldBytes(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const usage = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}

async function serve(scratch: string) {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: scratch,
      lib: { entry: join(ROOT, 'bench/tokenization/page.ts'), formats: ['es'], fileName: () => 'page.js' },
    },
  });
  const kuromoji = dirname(createRequire(import.meta.url).resolve('kuromoji/package.json'));
  const options = { maxAge: 3600 };
  const own = sirv(scratch, options);
  const generated = sirv(join(ROOT, 'public/generated/dictionary'), options);
  const html =
    '<!doctype html><script src="/kuromoji/build/kuromoji.js"></script><script type="module" src="/page.js"></script>';
  const server = createServer((request, response) => {
    const notFound = () => {
      response.writeHead(404).end();
    };
    if (request.url === '/') response.setHeader('content-type', 'text/html').end(html);
    else if (request.url === '/ipadic.bin') generated(request, response, notFound);
    // Not by sirv, which would have the browser decompress what kuromoji decompresses itself.
    else if (request.url !== undefined && KUROMOJI_FILES.test(request.url)) {
      response
        .setHeader('cache-control', 'max-age=3600')
        .end(readFileSync(join(kuromoji, request.url.slice('/kuromoji'.length))));
    } else own(request, response, notFound);
  });
  return { server, port: await listen(server, 0, '127.0.0.1') };
}

function ownTexts(): string[] {
  const lines = readFileSync(join(ROOT, 'fixtures/sentences.tsv'), 'utf8').split('\n').slice(1);
  const sentences = lines.map((line) => (line.split('\t')[1] ?? '').replaceAll('[MASK]', '肺癌'));
  const length = sentences.join('').length;
  return Array.from({ length: Math.ceil(CHARACTERS / length) }, () => sentences).flat();
}
