import { floatToHalf } from '../../../src/engine/checkpoint/element-types.ts';
import type { StandardGraph } from './standard-graph.ts';

/** How the matrices are stored; the rest of the graph is the same. */
export interface Weights {
  readonly float: 'float32' | 'float16';
  /** @param matrix [inputs, outputs] @returns x·matrix */
  matmul(graph: StandardGraph, name: string, x: string, matrix: Matrix): string;
  /** @param table [rows, width] @returns its rows at `ids` */
  gather(graph: StandardGraph, name: string, ids: string, table: Matrix): string;
}

export interface Matrix {
  /** The tensor's name in the graph. */
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array<ArrayBuffer>;
}

export function storeFloats(
  graph: StandardGraph,
  float: Weights['float'],
  name: string,
  dims: readonly number[],
  values: Float32Array<ArrayBuffer>,
): string {
  if (graph.has(name)) return name;
  return graph.tensor(name, float, dims, float === 'float32' ? values : floatToHalf(values));
}

export const fp32: Weights = {
  float: 'float32',
  matmul: (graph, name, x, { name: stored, rows, columns, values }) =>
    graph.node('MatMul', name, [x, storeFloats(graph, 'float32', stored, [rows, columns], values)]),
  gather: (graph, name, ids, { name: stored, rows, columns, values }) =>
    graph.node('Gather', name, [storeFloats(graph, 'float32', stored, [rows, columns], values), ids]),
};

/**
 * onnxruntime's `quantize_dynamic` with the settings of transformers.js's scripts: signed 8-bit weights, one symmetric
 * scale a tensor; activations rounded to unsigned 8 bits at each product with a constant; embeddings dequantized as
 * they are gathered.
 */
export const q8: Weights = {
  float: 'float32',
  matmul(graph, name, x, matrix) {
    const { codes, scale, zero } = storeInt8(graph, matrix);
    const quantized = `${x}_quantized`;
    if (!graph.nodes.some((node) => node.name === quantized)) {
      const more = [`${x}_scale`, `${x}_zero_point`];
      graph.node('DynamicQuantizeLinear', quantized, [x], { more });
    }
    const integers = graph.node('MatMulInteger', `${name}_quant`, [quantized, codes, `${x}_zero_point`, zero]);
    const floats = graph.node('Cast', `${name}_cast`, [integers], { attributes: { to: 1 } });
    const scales = graph.node('Mul', `${name}_scales`, [`${x}_scale`, scale]);
    return graph.node('Mul', name, [floats, scales]);
  },
  gather(graph, name, ids, table) {
    const { codes, scale, zero } = storeUint8(graph, table);
    const rows = graph.node('Gather', `${name}_quantized`, [codes, ids]);
    return graph.node('DequantizeLinear', name, [rows, scale, zero]);
  },
};

interface Stored {
  readonly codes: string;
  readonly scale: string;
  readonly zero: string;
}

function storeInt8(graph: StandardGraph, { name, rows, columns, values }: Matrix): Stored {
  let highest = 0;
  for (const value of values) highest = Math.max(highest, Math.abs(value));
  const scale = Math.fround(highest / 127);
  const codes = Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / scale))));
  const stored = storeScale(graph, name, scale);
  graph.tensor(stored.codes, 'int8', [rows, columns], codes);
  graph.tensor(stored.zero, 'int8', [], Int8Array.of(0));
  return stored;
}

/** Tables are rounded as activations are: unsigned, over their own range. */
function storeUint8(graph: StandardGraph, { name, rows, columns, values }: Matrix): Stored {
  let lowest = 0;
  let highest = 0;
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const scale = Math.fround((highest - lowest) / 255);
  const zero = Math.round(-lowest / scale);
  const codes = Uint8Array.from(values, (value) => Math.max(0, Math.min(255, Math.round(value / scale) + zero)));
  const stored = storeScale(graph, name, scale);
  graph.tensor(stored.codes, 'uint8', [rows, columns], codes);
  graph.tensor(stored.zero, 'uint8', [], Uint8Array.of(zero));
  return stored;
}

function storeScale(graph: StandardGraph, name: string, scale: number): Stored {
  const stored = { codes: `${name}_quantized`, scale: `${name}_scale`, zero: `${name}_zero_point` };
  graph.tensor(stored.scale, 'float32', [], Float32Array.of(scale));
  return stored;
}
