import { ensurePage } from './build-page.ts';

await ensurePage(console.log, true);
