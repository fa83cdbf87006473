import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import sirv from 'sirv';
import { build } from 'vite';
import { launchOptions } from '../../scripts/chromium.ts';
import { listen } from '../../scripts/page-server.ts';
import { ROOT } from '../../scripts/paths.ts';
import { rendererPeak } from './peak-memory.ts';
import type { Timed } from './timed.ts';
import type { Answer, Task } from './worker.ts';

const LIMIT_MS = 900_000;

/** Serves the worker and the checkpoint's folder. */
export async function serveWorker(scratch: string, checkpoint: string): Promise<{ server: Server; port: number }> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: scratch,
      target: 'es2022',
      lib: { entry: join(ROOT, 'bench/conversion/worker.ts'), formats: ['es'], fileName: () => 'worker.js' },
    },
  });
  const own = sirv(scratch);
  const weights = sirv(checkpoint);
  const server = createServer((request, response) => {
    const notFound = () => {
      response.writeHead(404).end();
    };
    if (request.url === '/') response.setHeader('content-type', 'text/html').end('<!doctype html>');
    else if (request.url?.startsWith('/checkpoint/')) {
      request.url = request.url.slice('/checkpoint'.length);
      weights(request, response, notFound);
    } else own(request, response, notFound);
  });
  return { server, port: await listen(server, 0, '127.0.0.1') };
}

/** In a browser started anew with an empty profile on the disk: a private one keeps its files in memory. */
export async function convertInChromium(
  port: number,
  task: Task,
): Promise<{ timed: Timed[]; peak: number | undefined }> {
  const profile = mkdtempSync(join(tmpdir(), 'jmed-mask-profile-'));
  const context = await chromium.launchPersistentContext(profile, launchOptions());
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    await page.goto(`http://localhost:${port}/`);
    const answer = await page.evaluate(
      (given) =>
        new Promise<Answer>((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onerror = ({ message }) => reject(new Error(message || 'The worker did not start'));
          worker.onmessage = ({ data }) => (data === 'ready' ? worker.postMessage(given) : resolve(data));
        }),
      task,
    );
    if ('error' in answer) throw new Error(answer.error);
    return { timed: answer.timed, peak: rendererPeak(profile) };
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
