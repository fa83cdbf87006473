import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { loadOrt } from '../../testing/ort.ts';
import { openTiny, TINY_FILES } from '../../testing/tiny.ts';
import { CancelledError } from '../errors.ts';
import { chooseFile } from '../session/choose.ts';
import type { MaskedLm } from '../session/masked-lm.ts';
import { type LoadedMaskedLm, loadMaskedLm } from '../session/session.ts';
import { convert } from './convert.ts';
import type { Dtype } from './dtypes.ts';
import { measureFidelity } from './fidelity.ts';

/** Answers every mask with the logits it was made with, one row a mask. */
class FixedLm implements MaskedLm {
  readonly runtime = { device: 'wasm', dtype: 'fp32', threads: 1, adapter: '' } as const;
  readonly vocabSize: number;
  readonly hiddenSize = 1;
  readonly maxPositions = 8;
  readonly #rows: readonly (readonly number[])[];
  constructor(rows: readonly (readonly number[])[]) {
    this.#rows = rows;
    this.vocabSize = rows[0]?.length ?? 0;
  }
  logits = async (_ids: Int32Array, _batch: number, masks: readonly number[]) =>
    Float32Array.from(masks.flatMap((mask) => [...(this.#rows[mask] ?? [])]));
  hiddenStates = async () => new Float32Array();
  release = async () => {};
}

const sequences = (masks: number) => [{ ids: Int32Array.of(2, 4, 3), maskPositions: [...new Array(masks).keys()] }];

describe('measureFidelity', () => {
  it('is perfect for a model against itself', async () => {
    const rows = [
      [3, 1, 2, 0, 5, 4, 9, 8, 7, 6, -1, -2],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5],
    ];
    const found = await measureFidelity(new FixedLm(rows), new FixedLm(rows), sequences(2));
    expect(found).toEqual({ masks: 2, clearMasks: 2, top1Clear: 1, firstInTop5: 1, top10Overlap: 1, kl: 0 });
  });

  it('counts a change of the first only where the reference was clear', async () => {
    const reference = new FixedLm([
      [1, 1.05, 0, 0, 0, 0],
      [2, 1, 0, 0, 0, 0],
    ]);
    const candidate = new FixedLm([
      [1.05, 1, 0, 0, 0, 0],
      [1, 2, 0, 0, 0, 0],
    ]);
    const found = await measureFidelity(reference, candidate, sequences(2));
    expect(found).toMatchObject({ clearMasks: 1, top1Clear: 0, firstInTop5: 1 });
  });

  it('computes the divergence and what is lost from the first ranks', async () => {
    const descending = Array.from({ length: 20 }, (_, i) => -i);
    const found = await measureFidelity(
      new FixedLm([descending]),
      new FixedLm([descending.toReversed()]),
      sequences(1),
    );
    expect(found).toMatchObject({ firstInTop5: 0, top10Overlap: 0 });
    // p falls by e each rank and q rises: ln(p/q) = 19 − 2·rank, and the mean rank under p is 1/(e − 1) but for the cut at 20.
    expect(found.kl).toBeCloseTo(19 - 2 / (Math.E - 1), 4);
  });

  it('refuses an empty set and stops when cancelled', async () => {
    const model = new FixedLm([[1, 2]]);
    await expect(measureFidelity(model, model, [])).rejects.toBeInstanceOf(RangeError);
    const cancelled = measureFidelity(model, model, sequences(1), { signal: AbortSignal.abort() });
    await expect(cancelled).rejects.toBeInstanceOf(CancelledError);
  });
});

describe('fidelity of converted files', () => {
  let load: (dtype: Dtype) => Promise<LoadedMaskedLm>;

  beforeAll(async () => {
    const ort = await loadOrt();
    const sink = new MemoryFiles();
    const { checkpoint, source } = await openTiny(TINY_FILES);
    const manifest = await convert(checkpoint, sink, { dtypes: ['fp32', 'q8', 'q4'], name: 'tiny', source });
    const noGpu = {
      webgpu: { available: false, reason: 'no-webgpu', detail: '' },
      crossOriginIsolated: true,
      hardwareConcurrency: 1,
      threads: 1,
    } as const;
    load = (dtype) => loadMaskedLm(ort, manifest, sink, chooseFile(manifest, noGpu, { device: 'wasm', dtype }));
  });

  it('is far higher for 8 bit than for 4 bit', async () => {
    const [fp32, q8, q4] = [await load('fp32'), await load('q8'), await load('q4')];
    const set = Array.from({ length: 20 }, (_, i) => ({
      ids: Int32Array.of(2, 900 + i, 4, 1500 + 7 * i, 3),
      maskPositions: [2],
    }));
    const eight = await measureFidelity(fp32, q8, set);
    const four = await measureFidelity(fp32, q4, set);
    expect(eight.masks).toBe(20);
    expect(eight.kl).toBeGreaterThan(0);
    expect(eight.kl).toBeLessThan(four.kl / 4);
    // 4 bit comes nearer by compensation: 8 bit is held to a figure of its own, too.
    expect(eight.kl).toBeLessThan(0.0008);
    expect(eight.firstInTop5).toBe(1);
    for (const model of [fp32, q8, q4]) await model.release();
  });
});
