import { floatToHalf, halfToFloat } from '../checkpoint/element-types.ts';

/** A matrix of 8-bit codes, a scale and a zero point a column: value = (code − zero) · scale. */
export interface QuantizedColumns {
  /** Inputs × columns, row after row. */
  readonly codes: Uint8Array<ArrayBuffer>;
  readonly scales: Float32Array<ArrayBuffer>;
  readonly zeros: Uint8Array<ArrayBuffer>;
}

/**
 * Rounds each row of a matrix to 8 bits over its own range, and writes it as a column.
 * @param values rows × width
 * @param firstColumn where the first row goes
 */
export function quantizeRowsToColumns(
  values: Float32Array,
  width: number,
  { codes, scales, zeros }: QuantizedColumns,
  firstColumn: number,
): void {
  const columns = scales.length;
  for (let start = 0, column = firstColumn; start < values.length; start += width, column++) {
    let low = 0;
    let high = 0;
    for (let i = start; i < start + width; i++) {
      const value = values[i] ?? 0;
      if (value < low) low = value;
      else if (value > high) high = value;
    }
    const scale = Math.fround((high - low) / 255) || 1;
    const zero = Math.round(-low / scale);
    scales[column] = scale;
    zeros[column] = zero;
    for (let i = start, at = column; i < start + width; i++, at += columns) {
      codes[at] = Math.max(0, Math.min(255, Math.round((values[i] ?? 0) / scale) + zero));
    }
  }
}

export interface Blocks {
  /** 8 bit: one value a byte; 4 bit: two, the first in the low half. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** One a block. */
  readonly scales: Float32Array<ArrayBuffer>;
}

/**
 * Rounds each run of `block` values about a zero point in the middle of the range. The value farthest from zero takes the
 * lowest code exactly, which uses the whole range whatever its sign (the scale is negative when it is positive).
 * @param halfScales the scales will be stored as fp16: values are rounded by what is stored
 */
export function quantizeBlocks(values: Float32Array, bits: 4 | 8, block: number, halfScales: boolean): Blocks {
  const zero = bits === 8 ? 128 : 8;
  const top = 2 * zero - 1;
  const scales = blockScales(values, zero, block);
  const stored = halfScales ? halfToFloat(floatToHalf(scales)) : scales;
  const codes = new Uint8Array(values.length);
  for (let b = 0; b < stored.length; b++) {
    const scale = stored[b] ?? 0;
    const inverse = scale === 0 ? 0 : 1 / scale;
    for (let i = b * block; i < (b + 1) * block; i++) {
      codes[i] = Math.max(0, Math.min(top, Math.round((values[i] ?? 0) * inverse) + zero));
    }
  }
  return { data: bits === 8 ? codes : packNibbles(codes), scales: stored };
}

function blockScales(values: Float32Array, zero: number, block: number): Float32Array<ArrayBuffer> {
  const scales = new Float32Array(values.length / block);
  for (let b = 0; b < scales.length; b++) {
    let extreme = 0;
    for (let i = b * block; i < (b + 1) * block; i++) {
      const value = values[i] ?? 0;
      if (Math.abs(value) > Math.abs(extreme)) extreme = value;
    }
    scales[b] = -extreme / zero;
  }
  return scales;
}

function packNibbles(codes: Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(codes.length / 2);
  for (let i = 0; i < packed.length; i++) packed[i] = (codes[2 * i] ?? 0) | ((codes[2 * i + 1] ?? 0) << 4);
  return packed;
}
