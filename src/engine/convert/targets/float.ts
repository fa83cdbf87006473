import { storeFloats, storeTransposed } from '../floats.ts';
import type { Target } from '../target.ts';

/** Weights as they are. The embedding is multiplied by its transpose in place (Gemm), so that its bytes are stored once. */
export function floatTarget(float: 'float32' | 'float16'): Target {
  return {
    float,
    fuseQkv: false,
    calibrated: false,
    check: () => {},
    embed(graph, ids, { tensor, vocab, hidden }) {
      const table = storeFloats(graph, `${tensor}.table`, [tensor], [vocab, hidden], float);
      return graph.node('Gather', 'embeddings.word', [table, ids]);
    },
    linear(graph, name, x, { tensors, inputs, outputs }) {
      const weight = storeTransposed(graph, `${name}.weight`, tensors, [inputs, outputs], float);
      return graph.node('MatMul', name, [x, weight]);
    },
    decode(graph, x, { tensor, vocab, hidden }, bias) {
      const table = `${tensor}.table`;
      if (!graph.has(table)) storeFloats(graph, table, [tensor], [vocab, hidden], float);
      return graph.node('Gemm', 'decoder', [x, table, bias], { attributes: { transB: { int: 1 } } });
    },
  };
}
