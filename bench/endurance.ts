/**
 * Thousands of predictions in a row, each of another sentence that is typed into the built page's own box, on WASM: what the page, its
 * worker and WebAssembly hold together after garbage was collected.
 */

import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import { launchOptions } from '../scripts/chromium.ts';
import { listen, pageServer } from '../scripts/page-server.ts';
import { ROOT } from '../scripts/paths.ts';

export interface Endurance {
  readonly predictions: number;
  readonly megabytes: number;
  /** Of the page's main thread since the start. */
  readonly seconds: number;
}

/** Predictions after which memory is looked at; what comes before the first is warming up. */
const STEPS = [1000, 2000, 4000, 6000, 8000, 10_000];

export async function measureEndurance(log: (line: string) => void): Promise<Endurance[]> {
  const server = pageServer(join(ROOT, 'dist'));
  const port = await listen(server, 0, '127.0.0.1');
  const browser = await chromium.launch(launchOptions());
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    await showMemory(context);
    const page = await context.newPage();
    await page.addInitScript(countRuns);
    await page.goto(`http://localhost:${port}/#lang=en&device=wasm`);
    await page.locator('tbody tr').first().waitFor();
    const rows: Endurance[] = [];
    const started = performance.now();
    let done = 0;
    for (const predictions of STEPS) {
      await predictInTurn(page, done, predictions - done);
      done = predictions;
      const seconds = (performance.now() - started) / 1000;
      rows.push({ predictions, megabytes: (await heldBytes(page)) / 1e6, seconds });
      log(`${predictions} predictions, ${Math.round(seconds)} s …`);
    }
    return rows;
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** The runs of the model that the page asked its worker for. */
export interface Runs {
  asked: number;
  answered: number;
  /** Asked for and not answered, at most. */
  most: number;
}

/** In the page, before anything else: counts runs at the worker's boundary, into `window.runs`. */
export function countRuns(): void {
  const runs: Runs = { asked: 0, answered: 0, most: 0 };
  Object.assign(window, { runs });
  const open = new Set<unknown>();
  const Real = Worker;
  window.Worker = class extends Real {
    constructor(...of: ConstructorParameters<typeof Real>) {
      super(...of);
      // Before the page's own listener, which may ask for the next run at once.
      this.addEventListener('message', ({ data }) => {
        if (!open.delete(data?.id)) return;
        runs.answered++;
        window.dispatchEvent(new Event('answered'));
      });
    }

    override postMessage(...args: unknown[]): void {
      const [{ id, path }] = args as [{ id?: unknown; path?: readonly string[] }];
      if (path?.[0] === 'predict') {
        open.add(id);
        runs.asked++;
        runs.most = Math.max(runs.most, open.size);
      }
      super.postMessage(...(args as Parameters<Worker['postMessage']>));
    }
  };
}

/** Types one sentence after the other, runs it at once and waits for its answer. */
export async function predictInTurn(page: Page, first: number, count: number): Promise<void> {
  await page.evaluate(
    async ([begin = 0, end = 0]) => {
      const box = document.querySelector('textarea');
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
      for (let number = begin; number < end; number++) {
        const answered = new Promise((resolve) => window.addEventListener('answered', resolve, { once: true }));
        set?.call(box, `${number}番の患者は[MASK]と診断された。`);
        box?.dispatchEvent(new Event('input', { bubbles: true }));
        box?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
        await answered;
      }
    },
    [first, first + count],
  );
}

/** In the worker, before anything else: makes WebAssembly's memory known. */
const SHOW_MEMORY = `{
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor(size) {
      super(size);
      self.wasmMemory = this;
    }
  };
}
`;

/** Lets `heldBytes` see WebAssembly's memory. To be called before the page opens. */
export async function showMemory(context: BrowserContext): Promise<void> {
  await context.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: SHOW_MEMORY + (await response.text()) });
  });
}

interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize: number;
}

/** Bytes that the page, its engine's worker and WebAssembly hold, after garbage was collected. */
export async function heldBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  const worker = await workerSession(devtools);
  const memory = page.workers().findLast((candidate) => candidate.url().includes('/worker-'));
  const wasm = await memory?.evaluate(
    () => (self as unknown as { wasmMemory: WebAssembly.Memory }).wasmMemory.buffer.byteLength,
  );
  let bytes = wasm ?? 0;
  for (const send of [
    (method: 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage') => devtools.send(method),
    worker,
  ]) {
    await send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = (await send('Runtime.getHeapUsage')) as HeapUsage;
    bytes += usedSize + backingStorageSize;
  }
  await devtools.detach();
  return bytes;
}

/** What sends a command to the engine's worker. */
async function workerSession(devtools: CDPSession): Promise<(method: string) => Promise<unknown>> {
  const attached = new Promise<string>((found) => {
    devtools.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.url.includes('/worker-')) found(sessionId);
    });
  });
  await devtools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const sessionId = await attached;
  let last = 0;
  return (method) => {
    const id = ++last;
    const answer = new Promise((resolve) => {
      devtools.on('Target.receivedMessageFromTarget', ({ message }) => {
        const answered = JSON.parse(message);
        if (answered.id === id) resolve(answered.result);
      });
    });
    return devtools
      .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
      .then(() => answer);
  };
}
