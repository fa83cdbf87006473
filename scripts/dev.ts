import { createServer } from 'vite';
import { ensureAssets } from './assets.ts';
import { ROOT } from './paths.ts';

await ensureAssets(console.log);
const server = await createServer({ root: ROOT });
await server.listen();
server.printUrls();
server.bindCLIShortcuts({ print: true });
