import { ensurePage } from './build-page.ts';
import { serve } from './serve.ts';

await ensurePage(console.log);
await serve();
