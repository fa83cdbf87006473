import { type BlockFormat, type BlockScale, blockScale, codeOf } from './block-scale.ts';
import type { Compensation } from './calibration/compensation.ts';

export interface Blocks {
  /** A row after the other; 8 bit: one value a byte; 4 bit: two, the first in the low half. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** One a block. */
  readonly scales: Float32Array<ArrayBuffer>;
  /** One a block, in as many bits as a value; a row's last byte is filled up with zeros. Empty without zero points. */
  readonly zeros: Uint8Array<ArrayBuffer>;
}

/**
 * Rounds each run of `block` values to its nearest codes.
 * @param values [rows, inputs]
 */
export function quantizeBlocks(values: Float32Array, inputs: number, format: BlockFormat): Blocks {
  const writer = new BlockWriter(values.length, format);
  for (let first = 0; first < values.length; first += format.block) {
    const scale = writer.begin(first, blockScale(values, first, format));
    for (let i = first; i < first + format.block; i++) writer.codes[i] = codeOf(values[i] ?? 0, scale, format.bits);
  }
  return writer.finish(inputs);
}

/**
 * Rounds rows of a matrix value by value, letting the values that follow make up for each one's error (GPTQ, Frantar et
 * al. 2022), so that the products with inputs like those of the calibration change least.
 * @param values [rows, inputs]
 */
export function quantizeCompensated(values: Float32Array, compensation: Compensation, format: BlockFormat): Blocks {
  const { inputs, groups } = compensation;
  const writer = new BlockWriter(values.length, format);
  for (let first = 0; first < values.length; ) {
    for (const shares of groups) {
      const size = Math.sqrt(shares.length);
      quantizeGroup(Float64Array.from(values.subarray(first, first + size)), shares, first, writer);
      first += size;
    }
  }
  return writer.finish(inputs);
}

/** @param rest the values of a group; what comes before the one being rounded no longer matters */
function quantizeGroup(rest: Float64Array, shares: Float64Array, first: number, writer: BlockWriter): void {
  const { format, codes } = writer;
  const size = rest.length;
  for (let start = 0; start < size; start += format.block) {
    const scale = writer.begin(first + start, blockScale(rest, start, format));
    for (let i = start; i < start + format.block; i++) {
      const value = rest[i] ?? 0;
      const code = codeOf(value, scale, format.bits);
      codes[first + i] = code;
      const error = value - (code - scale.zero) * scale.scale;
      for (let j = i + 1, at = i * size + j; j < size; j++, at++) rest[j] = (rest[j] ?? 0) - error * (shares[at] ?? 0);
    }
  }
}

class BlockWriter {
  readonly format: BlockFormat;
  readonly codes: Uint8Array<ArrayBuffer>;
  readonly #scales: Float32Array<ArrayBuffer>;
  readonly #zeros: Uint8Array<ArrayBuffer>;

  constructor(values: number, format: BlockFormat) {
    this.format = format;
    this.codes = new Uint8Array(values);
    this.#scales = new Float32Array(values / format.block);
    this.#zeros = new Uint8Array(values / format.block);
  }

  /** @param first the block's first value */
  begin(first: number, scale: BlockScale): BlockScale {
    this.#scales[first / this.format.block] = scale.scale;
    this.#zeros[first / this.format.block] = scale.zero;
    return scale;
  }

  finish(inputs: number): Blocks {
    const { bits, block, zeroPoints } = this.format;
    const zeros = zeroPoints ? packNibbles(this.#zeros, inputs / block) : new Uint8Array();
    return { data: bits === 8 ? this.codes : packNibbles(this.codes, inputs), scales: this.#scales, zeros };
  }
}

function packNibbles(codes: Uint8Array, perRow: number): Uint8Array<ArrayBuffer> {
  const rows = codes.length / perRow;
  const bytes = Math.ceil(perRow / 2);
  const packed = new Uint8Array(rows * bytes);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < perRow; i++) {
      const at = row * bytes + (i >> 1);
      packed[at] = (packed[at] ?? 0) | ((codes[row * perRow + i] ?? 0) << (4 * (i & 1)));
    }
  }
  return packed;
}
