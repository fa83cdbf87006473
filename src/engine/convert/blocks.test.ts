import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf } from '../random.ts';
import type { BlockFormat } from './block-scale.ts';
import { type Blocks, quantizeBlocks, quantizeCompensated } from './blocks.ts';
import { compensationOf } from './calibration/compensation.ts';

const format = (bits: 4 | 8, halfScales = false, zeroPoints = false): BlockFormat => ({
  bits,
  block: 32,
  halfScales,
  zeroPoints,
});

const weights = (count: number, min = -3) =>
  fc
    .array(fc.float({ min: Math.fround(min), max: 3, noNaN: true }), { minLength: count, maxLength: count })
    .map((values) => Float32Array.from(values));

const nibble = (packed: Uint8Array, i: number) => ((packed[i >> 1] ?? 0) >> (4 * (i % 2))) & 15;

/** What an operator makes of the blocks of a row. */
function restore({ data, scales, zeros }: Blocks, bits: 4 | 8): number[] {
  return Array.from({ length: scales.length * 32 }, (_, i) => {
    const code = bits === 8 ? (data[i] ?? 0) : nibble(data, i);
    const zero = bits === 8 ? 128 : zeros.length === 0 ? 8 : nibble(zeros, i >> 5);
    return (code - zero) * (scales[i >> 5] ?? 0);
  });
}

const squaredDistance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);

/** The nearest codes about the middle of the range, the farthest value keeping the lowest code. */
function plainRounding(values: Float32Array): number[] {
  return Array.from(values, (value, i) => {
    const block = values.subarray(i & ~31, (i & ~31) + 32);
    const extreme = block.reduce((most, v) => (Math.abs(v) > Math.abs(most) ? v : most), 0);
    const scale = Math.fround(-extreme / 8);
    return scale === 0 ? 0 : Math.max(-8, Math.min(7, Math.round(value / scale))) * scale;
  });
}

describe('quantizeBlocks', () => {
  it.each([false, true])('keeps values within a step in 8 bits (fp16 scales: %s)', (half) => {
    fc.assert(
      fc.property(weights(64), (values) => {
        const blocks = quantizeBlocks(values, 64, format(8, half));
        for (const [i, restored] of restore(blocks, 8).entries()) {
          const scale = Math.abs(blocks.scales[i >> 5] ?? 0);
          // The end opposite to the extreme one is a step short; fp16's smallest numbers are coarse.
          expect(Math.abs(restored - (values[i] ?? 0))).toBeLessThanOrEqual(scale * 1.1 + 128 * 2 ** -24);
        }
      }),
    );
  });

  it.each([
    [-3, false],
    [-3, true],
    [0, false],
    [0, true],
    [2, true],
  ])('is never worse than plain rounding in 4 bits, values from %d, zero points: %s', (min, zeroPoints) => {
    fc.assert(
      fc.property(weights(64, min), (values) => {
        const restored = restore(quantizeBlocks(values, 64, format(4, false, zeroPoints)), 4);
        const plain = squaredDistance(plainRounding(values), values);
        expect(squaredDistance(restored, values)).toBeLessThanOrEqual(plain * (1 + 1e-6) + 1e-12);
      }),
    );
  });

  it('halves the error of plain rounding on values of one sign when blocks have zero points', () => {
    const random = randomOf(7);
    const values = Float32Array.from({ length: 320 }, () => 1 + random());
    const restored = restore(quantizeBlocks(values, 320, format(4, true, true)), 4);
    expect(squaredDistance(restored, values)).toBeLessThan(squaredDistance(plainRounding(values), values) / 2);
  });

  it('stores scales that fp16 holds exactly', () => {
    fc.assert(
      fc.property(weights(32), (values) => {
        const [scale = 1] = quantizeBlocks(values, 32, format(4, true)).scales;
        const unit = Math.abs(scale) < 2 ** -14 ? 2 ** -24 : 2 ** (Math.floor(Math.log2(Math.abs(scale))) - 10);
        expect(Number.isInteger(scale / unit)).toBe(true);
      }),
    );
  });

  it('keeps the value farthest from zero exactly in 8 bits, of either sign', () => {
    for (const extreme of [2, -2]) {
      const values = new Float32Array(32).fill(0.1);
      values[5] = extreme;
      expect(restore(quantizeBlocks(values, 32, format(8)), 8)[5]).toBe(extreme);
    }
  });

  it('packs the first of two 4-bit values into the low half of a byte', () => {
    const values = Float32Array.from({ length: 32 }, (_, i) => (i % 16) - 8);
    const { data, scales } = quantizeBlocks(values, 32, format(4));
    expect(scales[0]).toBe(1);
    expect([...data.subarray(0, 8)]).toEqual([0x10, 0x32, 0x54, 0x76, 0x98, 0xba, 0xdc, 0xfe]);
  });

  it('fills up the last byte of each row of zero points', () => {
    const values = Float32Array.from({ length: 192 }, (_, i) => i % 32);
    const { zeros } = quantizeBlocks(values, 96, format(4, false, true));
    expect(zeros).toHaveLength(4);
    expect(zeros[1]).toBeLessThan(16);
    expect(zeros[3]).toBe(zeros[1]);
  });

  it.each([4, 8] as const)('gives zeros for a block of zeros in %d bits', (bits) => {
    const blocks = quantizeBlocks(new Float32Array(32), 32, format(bits, true, bits === 4));
    expect(restore(blocks, bits).every((value) => Math.abs(value) === 0)).toBe(true);
  });
});

describe('quantizeCompensated', () => {
  const inputs = 64;
  const rows = 8;
  const tokens = 512;
  const random = randomOf(3);
  const values = Float32Array.from({ length: rows * inputs }, () => random() + random() - 1);
  /** Σ over rows and tokens of the squared error of the product. */
  const outputError = (restored: readonly number[], x: Float32Array) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      for (let token = 0; token < tokens; token++) {
        let error = 0;
        for (let i = 0; i < inputs; i++) {
          const at = row * inputs + i;
          error += ((restored[at] ?? 0) - (values[at] ?? 0)) * (x[token * inputs + i] ?? 0);
        }
        sum += error * error;
      }
    }
    return sum;
  };
  const momentsOf = (x: Float32Array) => {
    const group = new Float32Array(inputs * inputs);
    for (let token = 0; token < tokens; token++) {
      for (let i = 0; i < inputs; i++) {
        for (let j = 0; j < inputs; j++) {
          const at = i * inputs + j;
          group[at] = (group[at] ?? 0) + (x[token * inputs + i] ?? 0) * (x[token * inputs + j] ?? 0);
        }
      }
    }
    return { inputs, groups: [group] };
  };

  it('halves the error of the products with correlated inputs', () => {
    const x = new Float32Array(tokens * inputs);
    for (let token = 0; token < tokens; token++) {
      const shared = random() * 4 - 2;
      for (let i = 0; i < inputs; i++) x[token * inputs + i] = shared + random() - 0.5;
    }
    const nearest = restore(quantizeBlocks(values, inputs, format(4)), 4);
    const compensated = restore(quantizeCompensated(values, compensationOf(momentsOf(x)), format(4)), 4);
    expect(outputError(compensated, x)).toBeLessThan(outputError(nearest, x) / 2);
    expect(squaredDistance(compensated, values)).toBeGreaterThan(squaredDistance(nearest, values));
  });

  it('is the nearest rounding for inputs that have nothing to do with each other', () => {
    const group = new Float32Array(inputs * inputs);
    for (let i = 0; i < inputs; i++) group[i * inputs + i] = 1 + i;
    const compensated = quantizeCompensated(values, compensationOf({ inputs, groups: [group] }), format(4, true, true));
    expect(compensated).toEqual(quantizeBlocks(values, inputs, format(4, true, true)));
  });

  it('takes inputs that are always zero', () => {
    const none = compensationOf({ inputs, groups: [new Float32Array(inputs * inputs)] });
    expect(quantizeCompensated(values, none, format(4))).toEqual(quantizeBlocks(values, inputs, format(4)));
  });
});
