/** Serves dist/ as it is: `start.ts` after building it, the e2e tests and the benches by themselves. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listen, pageServer } from './page-server.ts';
import { ROOT } from './paths.ts';

const DEFAULT_PORT = 4173;

/**
 * PORT and HOST of the environment; by default only this machine can reach the page. HF_ENDPOINT: another model hub than the usual one
 * (a mirror), followed by the other origins its files come from, if any.
 */
export async function serve(): Promise<void> {
  const folder = join(ROOT, 'dist');
  if (!existsSync(join(folder, 'index.html'))) throw new Error('There is no built page: run `npm run build` first');
  const wanted = process.env['PORT'] ? Number(process.env['PORT']) : DEFAULT_PORT;
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new Error(`PORT is ${process.env['PORT']}, which is no port number`);
  }
  const [hub, ...others] = (process.env['HF_ENDPOINT'] ?? '').split(/\s+/u).filter((origin) => origin !== '');
  const server = pageServer(folder, hub === undefined ? undefined : [hub, ...others]);
  const host = process.env['HOST'] ?? '127.0.0.1';
  const port = await listen(server, wanted, host);
  if (wanted !== 0 && port !== wanted) console.log(`Port ${wanted} is taken.`);
  console.log(`JMed Mask is at http://localhost:${port}/`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await serve();
