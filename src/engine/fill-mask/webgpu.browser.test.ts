import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { readFixtureText } from '../../testing/fixtures.ts';
import type { Dtype } from '../convert/dtypes.ts';
import type { FillMask } from './fill-mask.ts';

const MODEL = 'models/jmed-mini';
/** Enough for short and long ones: from 32 tokens on, onnxruntime takes another attention kernel. */
const SENTENCES = 12;
const SCORE_TOLERANCE = 1e-3;

async function sentences(): Promise<string[]> {
  const lines = (await readFixtureText('fixtures/sentences.tsv')).split('\n').slice(1);
  const masked = lines.map((line) => line.split('\t')[1] ?? '').filter((sentence) => sentence.includes('[MASK]'));
  const longestLast = masked.toSorted((a, b) => a.length - b.length);
  return Array.from(
    { length: SENTENCES },
    (_, n) => longestLast[Math.floor((n * (masked.length - 1)) / (SENTENCES - 1))] ?? '',
  );
}

describe('the embedded model on WebGPU', () => {
  let reference: FillMask;
  beforeAll(async () => {
    reference = await fillMaskOf(MODEL, 'fp32', 'wasm');
  });

  it('gives the same first five as on WASM in fp32, scores within 1e-3', async () => {
    const gpu = await fillMaskOf(MODEL, 'fp32', 'webgpu');
    let longest = 0;
    for (const sentence of await sentences()) {
      const expected = await reference.predict(sentence);
      const found = await gpu.predict(sentence);
      longest = Math.max(longest, expected.encoding.ids.length);
      for (const [mask, rows] of expected.masks.entries()) {
        expect(
          found.masks[mask]?.map(({ token }) => token),
          sentence,
        ).toEqual(rows.map(({ token }) => token));
        for (const [row, { score }] of rows.entries()) {
          expect(Math.abs((found.masks[mask]?.[row]?.score ?? 1) - score)).toBeLessThan(SCORE_TOLERANCE);
        }
      }
    }
    expect(longest).toBeGreaterThan(32);
  }, 180_000);

  it.each<Dtype>(['q8w', 'q4mix'])(
    'has the first of fp32 among the first five in %s',
    async (dtype) => {
      const gpu = await fillMaskOf(MODEL, dtype, 'webgpu');
      for (const sentence of await sentences()) {
        const expected = await reference.predict(sentence);
        const found = await gpu.predict(sentence);
        for (const [mask, rows] of expected.masks.entries()) {
          expect(
            found.masks[mask]?.map(({ token }) => token),
            sentence,
          ).toContain(rows[0]?.token);
        }
      }
    },
    180_000,
  );
});
