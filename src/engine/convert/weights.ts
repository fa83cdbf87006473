import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { floatToHalf } from '../checkpoint/element-types.ts';

/** About how many values are held at a time. */
const CHUNK_VALUES = 2 ** 20;

export interface Rows {
  readonly first: number;
  readonly count: number;
  readonly width: number;
  readonly values: Float32Array<ArrayBuffer>;
}

/** Streams matrices stacked along their rows; `first` counts over all of them. */
export async function* readRows(checkpoint: Checkpoint, tensors: readonly string[]): AsyncGenerator<Rows> {
  let base = 0;
  for (const name of tensors) {
    const [rows = 1, ...rest] = checkpoint.tensors.get(name)?.shape ?? [];
    const width = rest.reduce((product, n) => product * n, 1);
    const step = Math.max(1, Math.floor(CHUNK_VALUES / width));
    for (let row = 0; row < rows; row += step) {
      const count = Math.min(step, rows - row);
      yield { first: base + row, count, width, values: await checkpoint.read(name, row, count) };
    }
    base += rows;
  }
}

export function floatBytes(values: Float32Array<ArrayBuffer>, float: 'float32' | 'float16'): Uint8Array<ArrayBuffer> {
  const array = float === 'float32' ? values : floatToHalf(values);
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
