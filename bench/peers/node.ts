/**
 * Runs in a process of its own: CONVERTED STANDARD ROUNDS TOKENS… Our q8 file and the standard one, both on
 * onnxruntime-web's WebAssembly, and both on native onnxruntime as the limit, where npm's onnxruntime-node is installed.
 */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Ort from 'onnxruntime-web';
import { folderSource } from '../../src/cli/folder.ts';
import { parseManifest } from '../../src/engine/convert/manifest.ts';
import { probeCapabilities } from '../../src/engine/session/capabilities.ts';
import { chooseFile } from '../../src/engine/session/choose.ts';
import { loadMaskedLm } from '../../src/engine/session/session.ts';
import { loadOrt } from '../../src/testing/ort.ts';
import { interleaved, type Side } from './interleaved.ts';

/** Both runtimes have the same interface. */
type Runtime = Pick<typeof Ort, 'InferenceSession' | 'Tensor' | 'env'>;

const [converted = '', standard = '', rounds = '', ...lengths] = process.argv.slice(2);
/** One each: the pools of the two runtimes would take the processors from each other. */
const threads = 1;
const web = (await loadOrt()) as Runtime;
const installed = createRequire(import.meta.url);
const native: Runtime = installed('onnxruntime-node');
const manifest = parseManifest(await readFile(join(converted, 'manifest.json')));
const choice = chooseFile(manifest, await probeCapabilities(), { device: 'wasm', dtype: 'q8' });
const ours = await loadMaskedLm(web, manifest, folderSource(converted), choice, { threads });
const masksOfOurs = [1, 4];

const sides: Side[] = [
  ...masksOfOurs.map((masks) => ({
    name: 'JMed Mask q8, WebAssembly',
    masks,
    run: async (ids: readonly number[], at: readonly number[]) => {
      await ours.logits(Int32Array.from(ids), 1, at);
    },
  })),
  await standardSide(web, 'standard q8, WebAssembly'),
  await ownGraph(native, 'JMed Mask q8, native'),
  await standardSide(native, 'standard q8, native'),
];

const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const timings = await interleaved(sides, lengths.map(Number), Number(rounds), processorMs);
console.log(JSON.stringify(timings));
process.exit(0);

async function standardSide(ort: Runtime, name: string): Promise<Side> {
  const session = await ort.InferenceSession.create(await readFile(join(standard, 'model_quantized.onnx')), options());
  return {
    name,
    masks: 1,
    run: async (ids) => {
      const row = (values: readonly number[]) => int64(ort, values, [1, values.length]);
      const attention_mask = row(ids.map(() => 1));
      await session.run({ input_ids: row(ids), attention_mask, token_type_ids: row(ids.map(() => 0)) });
    },
  };
}

async function ownGraph(ort: Runtime, name: string): Promise<Side> {
  const session = await ort.InferenceSession.create(join(converted, choice.model.graph.name), options());
  return {
    name,
    masks: 1,
    run: async (ids, masks) => {
      const feeds = {
        input_ids: int64(ort, ids, [1, ids.length]),
        positions: int64(ort, masks, [1, masks.length]),
        mask_positions: int64(ort, [...masks.keys()], [masks.length]),
      };
      await session.run(feeds, ['logits']);
    },
  };
}

function int64(ort: Runtime, values: readonly number[], dims: readonly number[]): Ort.Tensor {
  return new ort.Tensor('int64', BigInt64Array.from(values, BigInt), dims);
}

function options(): Ort.InferenceSession.SessionOptions {
  return { graphOptimizationLevel: 'all', intraOpNumThreads: threads, logSeverityLevel: 4 };
}
