import { ELEMENT, type Encode, type GraphBuilder, MICROSOFT } from '../graph-builder.ts';
import { quantizeRowsToColumns } from '../quantize.ts';
import type { Embedding, Target } from '../target.ts';
import { floatBytes, readRows } from '../weights.ts';

/**
 * 8-bit weights with a scale an output channel, activations rounded to 8 bits as they come: the fastest there is on
 * WebAssembly. Weights are unsigned, since signed ones take a slow path there.
 */
export const dynamicU8Target: Target = {
  float: 'float32',
  fuseQkv: true,
  calibrated: false,
  check: () => {},
  // The table is stored [H, V], as the decoder's product wants it: a token's embedding is a column.
  embed(graph, ids, embedding) {
    const table = storeTable(graph, embedding);
    const flat = graph.node('Reshape', 'input_ids.flat', [ids, graph.int64('shape.flat', [-1])]);
    const columns = graph.node('Gather', 'embeddings.columns', [table.codes, flat], {
      attributes: { axis: { int: 1 } },
    });
    // Not DequantizeLinear: onnxruntime's transpose optimizer fails on one with a scale for each column.
    const codes = graph.node('Transpose', 'embeddings.codes', [columns]);
    const floats = graph.node('Cast', 'embeddings.floats', [codes], { attributes: { to: { int: ELEMENT.float32 } } });
    const perRow = graph.int64('shape.column', [-1, 1]);
    const zeros = graph.node('Gather', 'embeddings.zeros', [table.zeros, flat]);
    const zeroFloats = graph.node('Cast', 'embeddings.zero_floats', [zeros], {
      attributes: { to: { int: ELEMENT.float32 } },
    });
    const zeroRows = graph.node('Reshape', 'embeddings.zero_rows', [zeroFloats, perRow]);
    const centred = graph.node('Sub', 'embeddings.centred', [floats, zeroRows]);
    const scales = graph.node('Gather', 'embeddings.scales', [table.scales, flat]);
    const scaleRows = graph.node('Reshape', 'embeddings.scale_rows', [scales, perRow]);
    const rows = graph.node('Mul', 'embeddings.rows', [centred, scaleRows]);
    const shape = graph.node('Shape', 'input_ids.shape', [ids]);
    const width = graph.int64('shape.hidden', [embedding.hidden]);
    const full = graph.node('Concat', 'embeddings.shape', [shape, width], { attributes: { axis: { int: 0 } } });
    return graph.node('Reshape', 'embeddings.word', [rows, full]);
  },
  linear(graph, name, x, { tensors, inputs, outputs }) {
    const { codes, scales, zeros } = storeColumns(graph, `${name}.weight`, tensors, inputs, outputs);
    return graph.node('DynamicQuantizeMatMul', name, [x, codes, scales, zeros], { domain: MICROSOFT });
  },
  decode(graph, x, embedding, bias) {
    const { codes, scales, zeros } = storeTable(graph, embedding);
    return graph.node('DynamicQuantizeMatMul', 'decoder', [x, codes, scales, zeros, bias], { domain: MICROSOFT });
  },
};

interface Columns {
  readonly codes: string;
  readonly scales: string;
  readonly zeros: string;
}

function storeTable(graph: GraphBuilder, { tensor, vocab, hidden }: Embedding): Columns {
  return storeColumns(graph, tensor, [tensor], hidden, vocab);
}

/** Stores [outputs, inputs] as [inputs, outputs]; a second call with the same name stores nothing. */
function storeColumns(
  graph: GraphBuilder,
  name: string,
  tensors: readonly string[],
  inputs: number,
  outputs: number,
): Columns {
  const columns = { codes: `${name}.codes`, scales: `${name}.scales`, zeros: `${name}.zeros` };
  if (graph.has(columns.codes)) return columns;
  const encode: Encode = async function* (checkpoint) {
    const quantized = {
      codes: new Uint8Array(inputs * outputs),
      scales: new Float32Array(outputs),
      zeros: new Uint8Array(outputs),
    };
    for await (const { first, width, values } of readRows(checkpoint, tensors)) {
      quantizeRowsToColumns(values, width, quantized, first);
    }
    yield quantized.codes;
    yield floatBytes(quantized.scales, 'float32');
    yield quantized.zeros;
  };
  graph.store(
    [
      { name: columns.codes, element: 'uint8', dims: [inputs, outputs] },
      { name: columns.scales, element: 'float32', dims: [outputs] },
      { name: columns.zeros, element: 'uint8', dims: [outputs] },
    ],
    encode,
  );
  return columns;
}
