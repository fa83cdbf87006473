import { floatToHalf, halfToFloat } from '../checkpoint/element-types.ts';

/**
 * Rounds each row of a matrix to 8 bits about a zero point of 128 and writes it as a column.
 * @param values rows × width
 * @param out width × columns; row r goes to column `firstColumn` + r
 * @param scales one a column, filled in
 */
export function quantizeRowsToColumns(
  values: Float32Array,
  rows: number,
  width: number,
  out: Uint8Array,
  columns: number,
  firstColumn: number,
  scales: Float32Array,
): void {
  for (let row = 0; row < rows; row++) {
    const start = row * width;
    let largest = 0;
    for (let k = 0; k < width; k++) {
      const magnitude = Math.abs(values[start + k] ?? 0);
      if (magnitude > largest) largest = magnitude;
    }
    const scale = Math.fround(largest / 127) || 1;
    const column = firstColumn + row;
    scales[column] = scale;
    for (let k = 0, at = column; k < width; k++, at += columns) {
      out[at] = 128 + Math.max(-127, Math.min(127, Math.round((values[start + k] ?? 0) / scale)));
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
