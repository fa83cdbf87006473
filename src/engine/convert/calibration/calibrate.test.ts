import { expect, it } from 'vitest';
import { MemoryFiles } from '../../../testing/memory-files.ts';
import { loadOrt } from '../../../testing/ort.ts';
import { openTiny, TINY_FILES } from '../../../testing/tiny.ts';
import { CancelledError } from '../../errors.ts';
import { chooseFile } from '../../session/choose.ts';
import { loadMaskedLm } from '../../session/session.ts';
import { convert } from '../convert.ts';
import { calibrate } from './calibrate.ts';
import { Encoder } from './encoder.ts';
import { Products } from './products.ts';
import { calibrationBatch } from './sequences.ts';

const NO_GPU = {
  webgpu: { available: false, reason: 'no-webgpu', detail: '' },
  crossOriginIsolated: true,
  hardwareConcurrency: 1,
  threads: 1,
} as const;

it('runs the encoder as onnxruntime runs its fp32 conversion', async () => {
  const { checkpoint, source } = await openTiny(TINY_FILES);
  const files = new MemoryFiles();
  const manifest = await convert(checkpoint, files, { dtypes: ['fp32'], name: 'tiny', source });
  const choice = chooseFile(manifest, NO_GPU, { device: 'wasm', dtype: 'fp32' });
  const model = await loadMaskedLm(await loadOrt(), manifest, files, choice);
  const batch = await calibrationBatch(checkpoint);
  const encoder = new Encoder(checkpoint, new Products(), batch.length);
  let x = await encoder.embed(batch);
  for (let n = 0; n < checkpoint.config.num_hidden_layers; n++) x = await encoder.layer(n, x);
  const expected = await model.hiddenStates(batch.ids, batch.ids.length / batch.length);
  await model.release();
  expect(x).toHaveLength(expected.length);
  expect(x.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? 9))), 0)).toBeLessThan(1e-4);
});

it('has the moments of every matrix of the encoder and the head, and of the decoder’s table', async () => {
  const { checkpoint } = await openTiny(TINY_FILES);
  const steps: number[] = [];
  const moments = await calibrate(checkpoint, { onProgress: ({ loaded, total }) => steps.push(loaded / total) });
  const matrices = [...checkpoint.tensors.keys()].filter((name) =>
    /(?:dense|query|key|value|word_embeddings)\.weight$/u.test(name),
  );
  expect([...moments.keys()].toSorted()).toEqual(matrices.toSorted());
  for (const name of matrices) expect(moments.get(name)?.inputs).toBe(checkpoint.tensors.get(name)?.shape[1]);
  expect(steps.at(-1)).toBe(1);
});

it('stops when cancelled', async () => {
  const { checkpoint } = await openTiny(TINY_FILES);
  await expect(calibrate(checkpoint, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(CancelledError);
});

it('draws sequences by the frequencies that the bias of the head tells, always the same', async () => {
  const { checkpoint } = await openTiny(TINY_FILES);
  // e⁹ ≈ 8,100: token 700 as often as twice all the others.
  const bias = new Float32Array(checkpoint.config.vocab_size);
  bias[700] = 9;
  const read: typeof checkpoint.read = async (name, ...rows) =>
    name === 'cls.predictions.bias' ? bias : checkpoint.read(name, ...rows);
  const { ids, length } = await calibrationBatch({ ...checkpoint, read });
  const tokens = new TextDecoder().decode(checkpoint.vocabBytes).split('\n');
  const columns = (at: number) => ids.filter((_, i) => i % length === at);
  expect(new Set(columns(0))).toEqual(new Set([tokens.indexOf('[CLS]')]));
  expect(new Set(columns(length - 1))).toEqual(new Set([tokens.indexOf('[SEP]')]));
  const drawn = ids.filter((id, i) => i % length !== 0 && (i + 1) % length !== 0 && id !== tokens.indexOf('[MASK]'));
  const masked = ids.length - drawn.length - 2 * (ids.length / length);
  expect(masked / (drawn.length + masked)).toBeCloseTo(1 / 8, 1);
  const others = (checkpoint.config.vocab_size - 1) / (checkpoint.config.vocab_size - 1 + Math.exp(9));
  expect(drawn.filter((id) => id !== 700).length / drawn.length).toBeCloseTo(others, 1);
  expect(await calibrationBatch({ ...checkpoint, read })).toEqual({ ids, length });
});

it('leads to the same bytes in Node and in browsers', async () => {
  const { checkpoint, source } = await openTiny(TINY_FILES);
  const { models } = await convert(checkpoint, new MemoryFiles(), { dtypes: ['q4mix'], name: 'tiny', source });
  // Written in Node; this test runs in a browser too.
  expect(models[0]?.data.sha256).toBe('153f87a395a0862c8e13cc737329747c49872759b5b9f518368e354ffd65166a');
});
