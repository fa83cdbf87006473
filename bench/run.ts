/**
 * `npm run bench [-- cold-open|open-again|tokenization|conversion|peers|growth|saliency|endurance …] [--runs N] [--text FILE] [--dicdir DIR] [--model DIR]`:
 * Markdown tables, then the same as JSON.
 */

import { parseArgs } from 'node:util';
import { ensurePage } from '../scripts/build-page.ts';
import { ensureChromium } from '../scripts/install-chromium.ts';
import { measureColdOpen } from './cold-open.ts';
import { measureConversion } from './conversion/measure.ts';
import { conversionTables } from './conversion/table.ts';
import { measureEndurance } from './endurance.ts';
import { measureGrowth } from './growth.ts';
import { machineFacts } from './machine.ts';
import { measureOpenAgain } from './open-again/measure.ts';
import { measurePeers } from './peers/measure.ts';
import { peerTables } from './peers/table.ts';
import { measureSaliency } from './saliency/measure.ts';
import type { Spread } from './statistics.ts';
import { measureTokenization } from './tokenization/measure.ts';

const log = (line: string) => console.error(line);

const BENCHES = {
  'cold-open': async (runs: number) => {
    const rows = [];
    for (const device of ['wasm', 'webgpu'] as const) {
      log(`Cold open on ${device}, ${runs} times …`);
      rows.push(await measureColdOpen(device, runs));
    }
    console.log(`Cold open → first prediction, median (lowest–highest) of ${runs} runs\n`);
    console.log('| device | ms | MB over the wire | requests |\n|---|---|---|---|');
    for (const { device, milliseconds, megabytes, requests } of rows) {
      console.log(`| ${device} | ${show(milliseconds, 0)} | ${show(megabytes, 2)} | ${show(requests, 0)} |`);
    }
    return rows;
  },
  'open-again': async (runs: number) => {
    const rows = await measureOpenAgain(runs, log);
    console.log(`Open again → first prediction, and the page’s memory then, median (lowest–highest) of ${runs} runs\n`);
    console.log('| model | ms | page, MB | renderer, resident, MB |\n|---|---|---|---|');
    for (const { model, milliseconds, pageMB, rendererMB } of rows) {
      const memory = [show(pageMB, 0), rendererMB ? show(rendererMB, 0) : '–'];
      console.log(`| ${[model, show(milliseconds, 0), ...memory].join(' | ')} |`);
    }
    return rows;
  },
  tokenization: async (runs: number) => {
    log(`Tokenization, ${runs} rounds …`);
    const result = await measureTokenization(runs, values.text, values.dicdir);
    console.log(`Tokenization of ${result.characters} characters, median (lowest–highest) of ${runs} rounds\n`);
    console.log('| tokenizer | ready, ms | held, MB | cutting the text, ms | words |\n|---|---|---|---|---|');
    for (const { name, loadMs, heldMB, segmentMs, words } of result.rows) {
      const cells = [loadMs && show(loadMs, 0), heldMB?.toFixed(1), show(segmentMs, 0), words];
      console.log(`| ${[name, ...cells.map((cell) => cell ?? '–')].join(' | ')} |`);
    }
    return result;
  },
  conversion: async (runs: number) => {
    const result = await measureConversion(runs, log);
    console.log(`Conversion of a base-size checkpoint, median (lowest–highest) of ${runs} runs\n`);
    console.log(conversionTables(result, show));
    return result;
  },
  peers: async (runs: number) => {
    const result = await measurePeers(runs, log);
    console.log(`One prediction to the logits, median (lowest–highest) of ${runs} rounds\n`);
    console.log(peerTables(result, show));
    return result;
  },
  growth: async (runs: number) => {
    log(`Growth, ${runs} rounds …`);
    const rows = await measureGrowth(runs);
    console.log(`Time against size, median (lowest–highest) of ${runs} rounds\n`);
    console.log('| more of | count | ms |\n|---|---|---|');
    for (const { of, count, milliseconds } of rows) console.log(`| ${of} | ${count} | ${show(milliseconds, 1)} |`);
    return rows;
  },
  saliency: async (runs: number) => {
    log(`Saliency, ${runs} rounds …`);
    const result = await measureSaliency(runs, values.model);
    const { model, threads, rows } = result;
    console.log(`Saliency on ${model}, ${threads} WASM threads, median (lowest–highest) of ${runs} rounds\n`);
    console.log('| tokens | words | single runs, ms | shared runs, ms | ratio | first words, ms |');
    console.log('|---|---|---|---|---|---|');
    for (const { tokens, words, singleMs, sharedMs, ratio, firstResultMs } of rows) {
      const times = [show(singleMs, 0), show(sharedMs, 0), show(ratio, 2), show(firstResultMs, 0)];
      console.log(`| ${[tokens, words, ...times].join(' | ')} |`);
    }
    return result;
  },
  endurance: async () => {
    const rows = await measureEndurance(log);
    console.log('Predictions in a row, and what the page holds after them\n');
    console.log('| predictions | MB | s |\n|---|---|---|');
    for (const { predictions, megabytes, seconds } of rows) {
      console.log(`| ${predictions} | ${megabytes.toFixed(1)} | ${seconds.toFixed(0)} |`);
    }
    return rows;
  },
} as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '7' },
    text: { type: 'string' },
    dicdir: { type: 'string' },
    model: { type: 'string' },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`${values.runs} is no number of runs`);

const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
/** They need nothing of the page. */
const WITHOUT_PAGE = ['conversion', 'peers'];
if (names.some((name) => !WITHOUT_PAGE.includes(name))) await ensurePage(log);
const { path } = await ensureChromium(log);
process.env['CHROMIUM_PATH'] = path;

const results: Record<string, unknown> = { machine: machineFacts(), runs };
for (const name of names) {
  const bench = BENCHES[name as keyof typeof BENCHES];
  if (bench === undefined) throw new Error(`No bench is called ${name}; there are ${Object.keys(BENCHES).join(', ')}.`);
  results[name] = await bench(runs);
  console.log('');
}
console.log(JSON.stringify(results, null, 2));
// onnxruntime's threads would keep Node alive.
process.exit(0);

function show({ median, lowest, highest }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${lowest.toFixed(digits)}–${highest.toFixed(digits)})`;
}
