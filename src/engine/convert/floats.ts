import type { Encode, GraphBuilder } from './graph-builder.ts';
import { floatBytes, readRows } from './weights.ts';

type Float = 'float32' | 'float16';

/** Stores tensors one after the other as one, unchanged but for the type. */
export function storeFloats(
  graph: GraphBuilder,
  name: string,
  tensors: readonly string[],
  dims: readonly number[],
  float: Float,
): string {
  graph.store([{ name, element: float, dims }], async function* (checkpoint) {
    for await (const { values } of readRows(checkpoint, tensors)) yield floatBytes(values, float);
  });
  return name;
}

/** Stores matrices [outputs, inputs], stacked along the outputs, as one [inputs, outputs]. */
export function storeTransposed(
  graph: GraphBuilder,
  name: string,
  tensors: readonly string[],
  dims: readonly [number, number],
  float: Float,
): string {
  const [inputs, outputs] = dims;
  const encode: Encode = async function* (checkpoint) {
    const transposed = new Float32Array(inputs * outputs);
    for await (const { first, count, values } of readRows(checkpoint, tensors)) {
      for (let row = 0; row < count; row++) {
        for (let k = 0; k < inputs; k++) transposed[k * outputs + first + row] = values[row * inputs + k] ?? 0;
      }
    }
    yield floatBytes(transposed, float);
  };
  graph.store([{ name, element: float, dims }], encode);
  return name;
}
