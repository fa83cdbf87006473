/** Converts in a process of its own, so that its peak memory is that of converting: FOLDER WEIGHTS DTYPE RUNS OUT. */

import { rm } from 'node:fs/promises';
import { folderSink, folderSource } from '../../src/cli/folder.ts';
import { isDtype } from '../../src/engine/convert/dtypes.ts';
import type { FileSource } from '../../src/engine/io.ts';
import { peakMemory } from './peak-memory.ts';
import { timeConversion } from './timed.ts';

const [folder = '', weights = '', dtype = '', runs = '', out = ''] = process.argv.slice(2);
if (!isDtype(dtype)) throw new Error(`There is no dtype ${dtype}`);

const files = folderSource(folder);
const source: FileSource = {
  ...files,
  // The folder has the weights in both formats.
  open: async (name) => (/\.(?:safetensors|bin)$/.test(name) && name !== weights ? undefined : files.open(name)),
};
const timed = [];
for (let run = 0; run < Number(runs); run++) {
  timed.push(await timeConversion(source, weights, folderSink(out), dtype));
  await rm(out, { recursive: true });
}
console.log(JSON.stringify({ timed, peak: peakMemory('self') ?? process.resourceUsage().maxRSS * 1024 }));
