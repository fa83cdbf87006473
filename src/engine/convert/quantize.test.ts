import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantizeBlocks, quantizeRowsToColumns } from './quantize.ts';

const weights = (count: number) =>
  fc
    .array(fc.float({ min: Math.fround(-3), max: 3, noNaN: true }), { minLength: count, maxLength: count })
    .map((values) => Float32Array.from(values));

describe('quantizeRowsToColumns', () => {
  it('keeps every value within half a step, each row on its own scale, written as a column', () => {
    fc.assert(
      fc.property(weights(24), (values) => {
        const columns = { codes: new Uint8Array(32), scales: new Float32Array(4), zeros: new Uint8Array(4) };
        quantizeRowsToColumns(values, 8, columns, 1);
        for (let row = 0; row < 3; row++) {
          const scale = columns.scales[row + 1] ?? 0;
          for (let k = 0; k < 8; k++) {
            const restored = ((columns.codes[k * 4 + row + 1] ?? 0) - (columns.zeros[row + 1] ?? 0)) * scale;
            // Zero point and value are rounded, each by half a step at most.
            expect(Math.abs(restored - (values[row * 8 + k] ?? 0))).toBeLessThanOrEqual(scale * 1.001);
          }
        }
        expect(columns.scales[0]).toBe(0);
      }),
    );
  });

  it('keeps zero exactly and takes rows of zeros', () => {
    const columns = { codes: new Uint8Array(8), scales: new Float32Array(2), zeros: new Uint8Array(2) };
    quantizeRowsToColumns(Float32Array.of(0, 0.3, -0.1, 0.2, 0, 0, 0, 0), 4, columns, 0);
    expect(columns.codes[0]).toBe(columns.zeros[0]);
    expect(Array.from(columns.codes).filter((_, i) => i % 2 === 1)).toEqual([0, 0, 0, 0]);
    expect(columns.scales[1]).toBeGreaterThan(0);
  });
});

describe('quantizeBlocks', () => {
  it.each([
    [8, false, 128],
    [8, true, 128],
    [4, false, 8],
    [4, true, 8],
  ] as const)('keeps values within a step in %d bits (fp16 scales: %s)', (bits, half, zero) => {
    fc.assert(
      fc.property(weights(64), (values) => {
        const { data, scales } = quantizeBlocks(values, bits, 32, half);
        for (const [i, value] of values.entries()) {
          const byte = data[bits === 8 ? i : i >> 1] ?? 0;
          const code = bits === 8 ? byte : (byte >> (4 * (i % 2))) & 15;
          const scale = scales[i >> 5] ?? 0;
          // The end opposite to the extreme one is a step short; fp16's smallest numbers are coarse.
          expect(Math.abs((code - zero) * scale - value)).toBeLessThanOrEqual(Math.abs(scale) * 1.1 + zero * 2 ** -24);
        }
      }),
    );
  });

  it('keeps the value farthest from zero exactly, of either sign', () => {
    for (const extreme of [2, -2]) {
      const values = new Float32Array(32).fill(0.1);
      values[5] = extreme;
      const { data, scales } = quantizeBlocks(values, 8, 32, false);
      expect(((data[5] ?? 0) - 128) * (scales[0] ?? 0)).toBe(extreme);
    }
  });

  it('packs the first of two 4-bit values into the low half of a byte', () => {
    const values = new Float32Array(32);
    values[0] = -8;
    values[1] = 7;
    expect(quantizeBlocks(values, 4, 32, false).data[0]).toBe(0xf0);
  });

  it('gives zeros for a block of zeros', () => {
    const { data, scales } = quantizeBlocks(new Float32Array(32), 8, 32, true);
    expect(data.every((code) => code === 128)).toBe(true);
    expect(Math.abs(scales[0] ?? 1)).toBe(0);
  });
});
