import type { ElementType } from './element-types.ts';

/** A tensor as its file holds it, under the file's own name for it. */
export interface RawTensor {
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** The rows of the first dimension, row after row without gaps, little-endian. */
  readRows(firstRow: number, rows: number): Promise<Uint8Array<ArrayBuffer>>;
}

export const elementCount = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);
