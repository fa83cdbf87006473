import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import sirv from 'sirv';
import { build } from 'vite';
import { launchOptions } from '../../scripts/chromium.ts';
import { listen } from '../../scripts/page-server.ts';
import { ROOT } from '../../scripts/paths.ts';
import type { Timing } from './interleaved.ts';
import type { PageTask } from './page.ts';

export interface Folders {
  /** Our converted model. */
  readonly converted: string;
  /** The standard export, laid out as transformers.js asks for it. */
  readonly standard: string;
  /** Where the page is built. */
  readonly scratch: string;
}

const LIMIT_MS = 900_000;
const PARTS = ['page', 'own-worker', 'transformers-worker'];

/** Our engine and transformers.js, each in a worker of one headless Chromium. */
export async function measureInChromium(folders: Folders, task: PageTask): Promise<Timing[]> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folders.scratch,
      target: 'es2022',
      lib: {
        entry: Object.fromEntries(PARTS.map((name) => [name, join(ROOT, 'bench/peers', `${name}.ts`)])),
        formats: ['es'],
        fileName: (_, name) => `${name}.js`,
      },
    },
  });
  const server = serve(folders);
  const port = await listen(server, 0, '127.0.0.1');
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    await page.goto(`http://localhost:${port}/`);
    await page.waitForFunction(() => 'measure' in globalThis);
    return await page.evaluate(
      (given) => (globalThis as unknown as { measure(task: PageTask): Promise<Timing[]> }).measure(given),
      task,
    );
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Cross-origin isolated, so that both have threads. */
function serve({ converted, standard, scratch }: Folders): Server {
  const installed = createRequire(import.meta.url);
  const transformers = dirname(installed.resolve('@huggingface/transformers'));
  const routes = [
    ['/page/', sirv(scratch)],
    ['/own/', sirv(converted)],
    ['/own-runtime/', sirv(join(ROOT, 'node_modules/onnxruntime-web/dist'))],
    ['/models/', sirv(standard)],
    ['/transformers/', sirv(transformers)],
    ['/transformers-runtime/', sirv(dirname(installed.resolve('onnxruntime-web')))],
  ] as const;
  return createServer((request, response) => {
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    const { url = '/' } = request;
    const route = routes.find(([prefix]) => url.startsWith(prefix));
    if (url === '/') {
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><script type="module" src="/page/page.js"></script>');
    } else if (route === undefined) response.writeHead(404).end();
    else {
      request.url = url.slice(route[0].length - 1);
      route[1](request, response, () => {
        response.writeHead(404).end();
      });
    }
  });
}
