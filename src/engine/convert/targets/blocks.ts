import { UnsupportedConfigError } from '../../errors.ts';
import { type Encode, type GraphBuilder, MICROSOFT } from '../graph-builder.ts';
import { quantizeBlocks } from '../quantize.ts';
import type { Embedding, Target } from '../target.ts';
import { floatBytes, readRows } from '../weights.ts';

/** Values that share a scale. */
const BLOCK = 32;

export interface BlockOptions {
  readonly float: 'float32' | 'float16';
  readonly bits: 4 | 8;
  /** Of the embedding and the decoder, which are the same table. */
  readonly embeddingBits: 4 | 8;
}

/** Weights in blocks of 32 with a scale each, multiplied without unpacking them in memory: for GPUs. */
export function blockTarget({ float, bits, embeddingBits }: BlockOptions): Target {
  const matrix: BlockFormat = { float, bits };
  const table: BlockFormat = { float, bits: embeddingBits };
  return {
    float,
    fuseQkv: false,
    check({ config }) {
      for (const key of ['hidden_size', 'intermediate_size'] as const) {
        if (config[key] % BLOCK !== 0) {
          throw new UnsupportedConfigError(`${key} is ${config[key]}; blocks of ${BLOCK} need a multiple of it`);
        }
      }
    },
    embed(graph, ids, embedding) {
      const { data, scales } = storeTable(graph, embedding, table);
      return graph.node('GatherBlockQuantized', 'embeddings.word', [data, ids, scales], {
        domain: MICROSOFT,
        attributes: {
          bits: { int: embeddingBits },
          block_size: { int: BLOCK },
          gather_axis: { int: 0 },
          quantize_axis: { int: 1 },
        },
      });
    },
    linear(graph, name, x, { tensors, outputs, inputs }) {
      const blocks = storeBlocks(graph, `${name}.weight`, tensors, outputs, inputs, matrix);
      const shape = [outputs, inputs / BLOCK, (BLOCK * bits) / 8];
      const data = graph.alias(`${name}.weight.blocks`, blocks.data, shape);
      return matMulNBits(graph, name, [x, data, blocks.scales], outputs, inputs, bits);
    },
    decode(graph, x, embedding, bias) {
      const { vocab, hidden } = embedding;
      const blocks = storeTable(graph, embedding, table);
      const shape = [vocab, hidden / BLOCK, (BLOCK * embeddingBits) / 8];
      const data = graph.alias(`${embedding.tensor}.blocks`, blocks.data, shape);
      return matMulNBits(graph, 'decoder', [x, data, blocks.scales, '', '', bias], vocab, hidden, embeddingBits);
    },
  };
}

interface BlockFormat {
  readonly float: 'float32' | 'float16';
  readonly bits: 4 | 8;
}

function matMulNBits(
  graph: GraphBuilder,
  name: string,
  inputs: readonly string[],
  n: number,
  k: number,
  bits: number,
): string {
  return graph.node('MatMulNBits', name, inputs, {
    domain: MICROSOFT,
    attributes: { N: { int: n }, K: { int: k }, bits: { int: bits }, block_size: { int: BLOCK } },
  });
}

interface StoredBlocks {
  readonly data: string;
  readonly scales: string;
}

function storeTable(graph: GraphBuilder, { tensor, vocab, hidden }: Embedding, format: BlockFormat): StoredBlocks {
  return storeBlocks(graph, tensor, [tensor], vocab, hidden, format);
}

/** Stores [outputs, inputs] row after row; a second call with the same name stores nothing. */
function storeBlocks(
  graph: GraphBuilder,
  name: string,
  tensors: readonly string[],
  outputs: number,
  inputs: number,
  { float, bits }: BlockFormat,
): StoredBlocks {
  const blocks = { data: `${name}.codes`, scales: `${name}.scales` };
  if (graph.has(blocks.data)) return blocks;
  const perRow = inputs / BLOCK;
  const encode: Encode = async function* (checkpoint) {
    const allScales = new Float32Array(outputs * perRow);
    for await (const { first, values } of readRows(checkpoint, tensors)) {
      const { data, scales } = quantizeBlocks(values, bits, BLOCK, float === 'float16');
      allScales.set(scales, first * perRow);
      yield data;
    }
    yield floatBytes(allScales, float);
  };
  graph.store(
    [
      { name: blocks.data, element: 'uint8', dims: [outputs, (inputs * bits) / 8] },
      { name: blocks.scales, element: float, dims: [outputs, perRow] },
    ],
    encode,
  );
  return blocks;
}
