import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantizeRowsToColumns } from './quantize.ts';

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
