/**
 * `npm run base-checkpoint -- DIR [--format safetensors|pytorch] [--seed N]`: a checkpoint of JMedRoBERTa-base's shape and
 * size (440 MB in each format) with random weights, the same for the same seed, for measuring time, memory and bytes.
 */

import { parseArgs } from 'node:util';
import { BASE } from './base-checkpoint/weights.ts';
import { FORMAT_NAMES, type Format, writeRandomCheckpoint } from './base-checkpoint/write.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { format: { type: 'string', multiple: true }, seed: { type: 'string', default: '1' } },
});
const [folder, ...others] = positionals;
const formats = values.format ?? FORMAT_NAMES;
const isFormat = (name: string): name is Format => (FORMAT_NAMES as string[]).includes(name);
const seed = Number(values.seed);
if (folder === undefined || others.length > 0 || !formats.every(isFormat) || !Number.isSafeInteger(seed)) {
  console.error('Usage: npm run base-checkpoint -- DIR [--format safetensors|pytorch] [--seed N]');
  process.exit(2);
}
for (const { name, bytes, sha256 } of await writeRandomCheckpoint(folder, BASE, formats, seed)) {
  console.log(`${sha256}  ${name}  ${bytes} bytes`);
}
