/**
 * Predictions beside what people would use instead, to the logits, text analysis and ranking apart: our engine and
 * transformers.js in headless Chromium, both files on WebAssembly in Node, and both on native onnxruntime as the limit.
 */

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../scripts/paths.ts';
import { folderSink, folderSource } from '../../src/cli/folder.ts';
import { openCheckpoint } from '../../src/engine/checkpoint/checkpoint.ts';
import { convert } from '../../src/engine/convert/convert.ts';
import type { FileSource } from '../../src/engine/io.ts';
import { ensureBaseCheckpoint } from '../base-checkpoint.ts';
import { measureInChromium } from './browser.ts';
import { exportBert } from './export/bert.ts';
import { q8 } from './export/weights.ts';
import type { Timing } from './interleaved.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const LENGTHS = [16, 64, 128, 512];
/** Both sides get them; transformers.js by itself takes half the processors, which is a side of its own. */
const THREADS = 2;

export interface PeerTimings {
  readonly model: string;
  readonly place: string;
  readonly timings: readonly Timing[];
}

export async function measurePeers(runs: number, log: (line: string) => void): Promise<PeerTimings[]> {
  install(log);
  const models = [
    { model: 'JMed Mini', folder: join(ROOT, 'models/jmed-mini'), limit: 256 },
    { model: 'base size', folder: await ensureBaseCheckpoint(log), limit: 512 },
  ];
  const results: PeerTimings[] = [];
  for (const { model, folder, limit } of models) {
    const scratch = mkdtempSync(join(tmpdir(), 'jmed-mask-bench-'));
    try {
      const folders = await exportBoth(folder, scratch);
      const lengths = LENGTHS.filter((length) => length <= limit);
      log(`${model} in Chromium, ${runs} rounds …`);
      const timings = await measureInChromium(folders, { lengths, rounds: runs, threads: THREADS });
      results.push({ model, place: `Chromium, ${THREADS} threads`, timings });
      log(`${model} in Node, ${runs} rounds …`);
      const inNode = measureInNode(folders.converted, join(folders.standard, 'standard/onnx'), runs, lengths);
      results.push({ model, place: 'Node, 1 thread', timings: inNode });
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  return results;
}

/** The peers are no dependencies of the project: they are installed when they are measured. */
function install(log: (line: string) => void): void {
  if (existsSync(join(HERE, 'node_modules/@huggingface/transformers'))) return;
  log('Installing transformers.js for the bench …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], {
    cwd: HERE,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('transformers.js was not installed');
}

async function exportBoth(folder: string, scratch: string) {
  const files = folderSource(folder);
  // A folder may have the weights in both formats.
  const source: FileSource = { ...files, open: async (name) => (name.endsWith('.bin') ? undefined : files.open(name)) };
  const checkpoint = await openCheckpoint(source);
  const folders = {
    converted: join(scratch, 'own'),
    standard: join(scratch, 'models'),
    scratch: join(scratch, 'page'),
  };
  await convert(checkpoint, folderSink(folders.converted), { dtypes: ['q8'], name: 'bench', source, sourceFiles: [] });
  const standard = join(folders.standard, 'standard');
  mkdirSync(join(standard, 'onnx'), { recursive: true });
  copyFileSync(join(folder, 'config.json'), join(standard, 'config.json'));
  writeFileSync(join(standard, 'onnx/model_quantized.onnx'), await exportBert(checkpoint, q8));
  return folders;
}

function measureInNode(converted: string, standard: string, runs: number, lengths: readonly number[]): Timing[] {
  const args = ['--import', import.meta.resolve('tsx'), join(HERE, 'node.ts'), converted, standard, String(runs)];
  const { status, stdout } = spawnSync(process.execPath, [...args, ...lengths.map(String)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('The measurement in Node failed');
  return JSON.parse(stdout);
}
