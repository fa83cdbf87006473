/** `npm run bench`, or `npm run bench -- 15` for 15 runs each: a Markdown table, then the same as JSON. */

import { ensurePage } from '../scripts/build-page.ts';
import { ensureChromium } from '../scripts/install-chromium.ts';
import { type ColdOpen, measureColdOpen } from './cold-open.ts';
import { machineFacts } from './machine.ts';
import type { Spread } from './statistics.ts';

const DEFAULT_RUNS = 7;

const runs = Number(process.argv[2] ?? DEFAULT_RUNS);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`${process.argv[2]} is no number of runs`);

const log = (line: string) => console.error(line);
await ensurePage(log);
const { path } = await ensureChromium(log);
process.env['CHROMIUM_PATH'] = path;

const coldOpen: ColdOpen[] = [];
for (const device of ['wasm', 'webgpu'] as const) {
  log(`Cold open on ${device}, ${runs} times …`);
  coldOpen.push(await measureColdOpen(device, runs));
}

console.log(`Cold open → first prediction, median (lowest–highest) of ${runs} runs\n`);
console.log('| device | ms | MB over the wire | requests |\n|---|---|---|---|');
for (const { device, milliseconds, megabytes, requests } of coldOpen) {
  console.log(`| ${device} | ${show(milliseconds, 0)} | ${show(megabytes, 2)} | ${show(requests, 0)} |`);
}
console.log(`\n${JSON.stringify({ machine: machineFacts(), runs, coldOpen }, null, 2)}`);

function show({ median, lowest, highest }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${lowest.toFixed(digits)}–${highest.toFixed(digits)})`;
}
