import type { ElementType } from './element-types.ts';

/** A tensor as its file holds it, under the file's own name for it. */
export interface RawTensor {
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** The rows of the first dimension, row after row without gaps, little-endian. */
  readRows(firstRow: number, rows: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Where it is, when several tensors can be at one place: those with the same one are the same. */
  readonly place?: string;
  /**
   * Checks the bytes against the file's checksum, reading what was not read yet, where it has one.
   * @throws BadCheckpointError
   */
  verify?(): Promise<void>;
}

export const elementCount = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);
