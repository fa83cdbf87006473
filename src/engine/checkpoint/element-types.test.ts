import { describe, expect, it } from 'vitest';
import { floatToHalf, halfToFloat, toFloat32 } from './element-types.ts';

describe('binary16', () => {
  it('comes back the same for every finite value', () => {
    const all = Uint16Array.from({ length: 65_536 }, (_, bits) => bits).filter((bits) => ((bits >> 10) & 31) !== 31);
    expect(floatToHalf(halfToFloat(all))).toEqual(all);
  });

  it.each([
    [1, 0x3c00],
    [-2, 0xc000],
    [65_504, 0x7bff],
    [65_519, 0x7bff],
    [65_520, 0x7c00],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [2 ** -25 * 1.01, 0x0001],
    [1 + 1 / 2048, 0x3c00],
    [1 + 3 / 2048, 0x3c02],
    [2 ** -14, 0x0400],
    [Number.POSITIVE_INFINITY, 0x7c00],
  ])('rounds %d to nearest, ties to even', (value, bits) => {
    expect(floatToHalf(Float32Array.of(value))[0]).toBe(bits);
  });
});

describe('toFloat32', () => {
  it('reads each float type from an odd offset', () => {
    const odd = (values: Float32Array | Float64Array | Uint16Array) => {
      const bytes = new Uint8Array(values.byteLength + 1);
      bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), 1);
      return bytes.subarray(1);
    };
    const expected = Float32Array.of(1.5, -0.25);
    expect(toFloat32(odd(expected), 'F32')).toEqual(expected);
    expect(toFloat32(odd(Float64Array.of(1.5, -0.25)), 'F64')).toEqual(expected);
    expect(toFloat32(odd(Uint16Array.of(0x3e00, 0xb400)), 'F16')).toEqual(expected);
    expect(toFloat32(odd(Uint16Array.of(0x3fc0, 0xbe80)), 'BF16')).toEqual(expected);
  });

  it('has no conversion for integers', () => {
    expect(toFloat32(new Uint8Array(8), 'I64')).toBeUndefined();
  });
});
