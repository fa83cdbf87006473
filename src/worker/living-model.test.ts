import { expect, test } from 'vitest';
import { RuntimeError } from '../engine/errors.ts';
import type { Device, MaskedLm } from '../engine/session/masked-lm.ts';
import { LivingModel } from './living-model.ts';

/** A model on a device that works or doesn't. */
function modelOn(device: Device, works: boolean): MaskedLm {
  const run = async () => {
    if (!works) throw new RuntimeError(device, 'lost');
    return new Float32Array([1]);
  };
  const runtime = { device, dtype: 'q8', threads: 1, adapter: '' };
  const sizes = { vocabSize: 1, hiddenSize: 1, maxPositions: 8 };
  return { runtime, ...sizes, logits: run, hiddenStates: run, release: async () => {} };
}

const ids = new Int32Array([2]);

test('a lost GPU is replaced once, however many runs meet its loss, and they all go on', async () => {
  let replacements = 0;
  const model = new LivingModel(modelOn('webgpu', false), async () => {
    replacements++;
    return modelOn('wasm', true);
  });
  const runs = await Promise.all([model.logits(ids, 1, [0]), model.hiddenStates(ids, 1), model.logits(ids, 1, [0])]);
  expect(runs).toEqual([new Float32Array([1]), new Float32Array([1]), new Float32Array([1])]);
  expect(replacements).toBe(1);
  expect(model.runtime.device).toBe('wasm');
});

test('a failure on WASM is final', async () => {
  const model = new LivingModel(modelOn('wasm', false), async () => modelOn('wasm', true));
  await expect(model.logits(ids, 1, [0])).rejects.toThrow(RuntimeError);
});
