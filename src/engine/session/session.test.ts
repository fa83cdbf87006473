import { beforeAll, describe, expect, it } from 'vitest';
import { readFixtureJson } from '../../testing/fixtures.ts';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { loadOrt } from '../../testing/ort.ts';
import { openTiny, TINY_FILES } from '../../testing/tiny.ts';
import { convert } from '../convert/convert.ts';
import { DTYPES, type Dtype } from '../convert/dtypes.ts';
import type { Manifest } from '../convert/manifest.ts';
import { CancelledError, CorruptFileError, NotFoundError, RuntimeError } from '../errors.ts';
import { chooseFile } from './choose.ts';
import { type LoadedMaskedLm, type LoadOptions, loadMaskedLm, type OrtModule } from './session.ts';

interface Reference {
  readonly input_ids: number[];
  readonly mask_positions: number[];
  /** Of each mask, the first 64. */
  readonly logits: number[][];
  readonly argmax: number[];
  readonly logsumexp: number[];
  /** At [CLS], the first 32. */
  readonly last_hidden_state_cls: number[];
}

const NO_GPU = {
  webgpu: { available: false, reason: 'no-webgpu', detail: '' },
  crossOriginIsolated: true,
  hardwareConcurrency: 2,
  threads: 2,
} as const;

let ort: OrtModule;
let files: MemoryFiles;
let manifest: Manifest;
let references: Reference[];

beforeAll(async () => {
  ort = await loadOrt();
  files = new MemoryFiles();
  const { checkpoint, source } = await openTiny(TINY_FILES);
  manifest = await convert(checkpoint, files, { dtypes: DTYPES, name: 'tiny', source });
  references = await readFixtureJson<Reference[]>('fixtures/tiny/logits.json');
});

const load = (dtype: Dtype, from = files, options: LoadOptions = {}): Promise<LoadedMaskedLm> =>
  loadMaskedLm(ort, manifest, from, chooseFile(manifest, NO_GPU, { device: 'wasm', dtype }), options);

const farthest = (found: ArrayLike<number>, expected: readonly number[]): number =>
  expected.reduce((most, value, i) => Math.max(most, Math.abs(value - (found[i] ?? Number.NaN))), 0);

function logSumExp(row: Float32Array): number {
  const highest = row.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return highest + Math.log(row.reduce((sum, value) => sum + Math.exp(value - highest), 0));
}

describe('a converted checkpoint on WebAssembly', () => {
  it('gives the reference logits and hidden states in fp32', async () => {
    const model = await load('fp32');
    for (const reference of references) {
      const ids = Int32Array.from(reference.input_ids);
      const logits = await model.logits(ids, 1, reference.mask_positions);
      expect(logits.length).toBe(reference.mask_positions.length * model.vocabSize);
      for (const [mask, expected] of reference.logits.entries()) {
        const row = logits.subarray(mask * model.vocabSize, (mask + 1) * model.vocabSize);
        expect(farthest(row, expected)).toBeLessThan(1e-3);
        expect(Math.abs(logSumExp(row) - (reference.logsumexp[mask] ?? 0))).toBeLessThan(1e-3);
        expect(row.indexOf(Math.max(...row))).toBe(reference.argmax[mask]);
      }
      const hidden = await model.hiddenStates(ids, 1);
      expect(hidden.length).toBe(ids.length * model.hiddenSize);
      expect(farthest(hidden, reference.last_hidden_state_cls)).toBeLessThan(1e-3);
    }
    await model.release();
  });

  // Bounds are about twice what the random weights of this checkpoint were found to give.
  it.each([
    ['fp16', 0.02],
    ['q8', 0.25],
    ['q8w', 0.2],
    ['q8wf16', 0.2],
    ['q4', 2.5],
    ['q4f16', 2.5],
    ['q4mix', 2.5],
    ['q4mixf16', 2.5],
  ] as const)('stays near the reference in %s', async (dtype, bound) => {
    const model = await load(dtype);
    const distances: number[] = [];
    for (const { input_ids, mask_positions, logits: expected } of references) {
      const logits = await model.logits(Int32Array.from(input_ids), 1, mask_positions);
      for (const [mask, row] of expected.entries()) {
        distances.push(farthest(logits.subarray(mask * model.vocabSize), row));
      }
    }
    expect(Math.max(...distances)).toBeLessThan(bound);
    expect(Math.max(...distances)).toBeGreaterThan(0);
    await model.release();
  });

  it('runs equal-length sequences as a batch, each as if alone', async () => {
    const model = await load('fp32');
    const a = Int32Array.from([2, 700, 4, 900, 3]);
    const b = Int32Array.from([2, 4, 1700, 4, 3]);
    const both = await model.logits(Int32Array.of(...a, ...b), 2, [2, 6, 8]);
    const alone = [...(await model.logits(a, 1, [2])), ...(await model.logits(b, 1, [1, 3]))];
    expect(farthest(both, alone)).toBeLessThan(1e-4);
    await model.release();
  });

  it('says on what it runs and what it takes', async () => {
    const model = await load('q8');
    expect(model.runtime).toEqual({ device: 'wasm', dtype: 'q8', threads: 1, adapter: '' });
    expect([model.vocabSize, model.hiddenSize, model.maxPositions]).toEqual([4000, 64, 128]);
    await model.release();
  });
});

describe('one run at a time', () => {
  it('answers simultaneous requests each with its own result', async () => {
    const model = await load('q8');
    const ids = [700, 800, 900].map((id) => Int32Array.from([2, id, 4, 3]));
    const together = await Promise.all(ids.map((sequence) => model.logits(sequence, 1, [2])));
    for (const [i, sequence] of ids.entries()) expect(await model.logits(sequence, 1, [2])).toEqual(together[i]);
    await model.release();
  });

  it('goes on after a run that failed', async () => {
    const model = await load('fp32');
    const ids = Int32Array.from([2, 4, 3]);
    const failed = model.logits(Int32Array.from([2, 99_999, 3]), 1, [1]);
    const next = model.logits(ids, 1, [1]);
    await expect(failed).rejects.toBeInstanceOf(RuntimeError);
    expect((await next).length).toBe(model.vocabSize);
    await model.release();
  });

  it('refuses to run once released', async () => {
    const model = await load('fp32');
    await model.release();
    await expect(model.logits(Int32Array.from([2, 4, 3]), 1, [1])).rejects.toBeInstanceOf(RuntimeError);
  });
});

describe('loading', () => {
  it('tells progress up to the whole size', async () => {
    const seen: number[] = [];
    const model = await load('q8', files, { onProgress: ({ loaded }) => seen.push(loaded) });
    const { graph, data } = chooseFile(manifest, NO_GPU, { device: 'wasm' }).model;
    expect(Math.max(...seen)).toBe(graph.bytes + data.bytes);
    await model.release();
  });

  it('rejects a missing and a shortened file', async () => {
    await expect(load('q8', files.with({ 'q8.onnx.data': undefined }))).rejects.toBeInstanceOf(NotFoundError);
    const data = files.files.get('q8.onnx.data')?.slice(0, -1);
    await expect(load('q8', files.with({ 'q8.onnx.data': data }))).rejects.toBeInstanceOf(CorruptFileError);
  });

  it('rejects a changed byte when asked to verify', async () => {
    const data = files.files.get('q8.onnx.data')?.slice() ?? new Uint8Array();
    data[1000] = (data[1000] ?? 0) ^ 1;
    const changed = files.with({ 'q8.onnx.data': data });
    await expect(load('q8', changed, { verify: true })).rejects.toBeInstanceOf(CorruptFileError);
  });

  it('reports a graph the runtime cannot read as a runtime error', async () => {
    const graph = (files.files.get('q8.onnx') ?? new Uint8Array()).slice();
    // A value that nothing gives: the first letter of the first mention of the input's name.
    graph[new TextDecoder('latin1').decode(graph).indexOf('input_ids')] = 0x78;
    const broken = files.with({ 'q8.onnx': graph });
    await expect(load('q8', broken)).rejects.toBeInstanceOf(RuntimeError);
  });

  it('stops when cancelled', async () => {
    await expect(load('q8', files, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(CancelledError);
  });
});
