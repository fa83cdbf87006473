import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../src/engine/checkpoint/checkpoint.ts';
import { expectedTensors } from '../src/engine/checkpoint/names.ts';
import { buildBertGraph } from '../src/engine/convert/bert-graph.ts';
import type { Dtype } from '../src/engine/convert/dtypes.ts';
import { TARGETS } from '../src/engine/convert/targets/index.ts';
import { openTiny, TINY_FILES } from '../src/testing/tiny.ts';
import { BASE } from './base-checkpoint/weights.ts';
import { ROOT } from './paths.ts';

/** Bytes of the weights of a base-size model in 10⁶, rounded up: what a device has to keep. */
const MEGABYTES: Readonly<Record<Dtype, number>> = {
  fp32: 437,
  fp16: 219,
  q8: 112,
  q8w: 125,
  q8wf16: 117,
  q4: 71,
  q4f16: 63,
  q4mix: 84,
  q4mixf16: 76,
};
const { num_hidden_layers: LAYERS } = BASE;

/** What every graph has, and nothing more for the size of the vocabulary or the sequence. */
const EVERY_LAYER = {
  MultiHeadAttention: LAYERS,
  // Also adds the biases before it.
  SkipLayerNormalization: 2 * LAYERS,
  BiasGelu: LAYERS + 1,
  LayerNormalization: 2,
};

let base: Checkpoint;
beforeAll(async () => {
  const { checkpoint } = await openTiny(TINY_FILES);
  const shapes = [...expectedTensors(BASE, true)];
  base = { ...checkpoint, config: BASE, tensors: new Map(shapes.map(([name, shape]) => [name, { shape }])) };
});

function operators(dtype: Dtype): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { op } of buildBertGraph(base, TARGETS[dtype]).nodes) counts[op] = (counts[op] ?? 0) + 1;
  return counts;
}

describe('budgets that no clock is needed for', () => {
  it.each(Object.entries(MEGABYTES))('a base-size model in %s has at most %d MB of weights', (dtype, megabytes) => {
    const { dataBytes } = buildBertGraph(base, TARGETS[dtype as Dtype]);
    expect(dataBytes).toBeLessThanOrEqual(megabytes * 1e6);
    // Nor is anything left out.
    expect(dataBytes).toBeGreaterThan((megabytes - 1) * 1e6);
  });

  it('on WebAssembly a layer is four products, one attention, two norms and one Gelu', () => {
    const counts = operators('q8');
    expect(counts).toMatchObject({ ...EVERY_LAYER, DynamicQuantizeMatMul: 4 * LAYERS + 3, Split: LAYERS });
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBeLessThanOrEqual(137);
  });

  it.each(['q8wf16', 'q4mixf16'] as const)(
    'on WebGPU, %s, a layer is six products, each with its own kernel',
    (dtype) => {
      const counts = operators(dtype);
      expect(counts).toMatchObject({ ...EVERY_LAYER, MatMulNBits: 6 * LAYERS + 2 });
      expect(Object.values(counts).reduce((sum, count) => sum + count)).toBeLessThanOrEqual(135);
    },
  );

  it.each([
    ['dictionary/ipadic.bin', 4.41e6],
    ['models/jmed-mini/q8.onnx.data', 8.3e6],
    ['models/jmed-mini/q8w.onnx.data', 9.1e6],
    ['models/jmed-mini/q8wf16.onnx.data', 8.4e6],
  ])('%s has at most %d bytes', async (name, bytes) => {
    expect((await stat(join(ROOT, 'public/generated', name))).size).toBeLessThanOrEqual(bytes);
  });
});
