import { UnsupportedConfigError } from '../../errors.ts';
import type { BlockFormat } from '../block-scale.ts';
import { quantizeBlocks, quantizeCompensated } from '../blocks.ts';
import { compensationOf } from '../calibration/compensation.ts';
import { type Encode, type GraphBuilder, MICROSOFT, type TensorSpec } from '../graph-builder.ts';
import type { Embedding, Matrix, Target } from '../target.ts';
import { floatBytes, readRows } from '../weights.ts';

/** Values that share a scale. */
const BLOCK = 32;

export interface BlockOptions {
  readonly float: 'float32' | 'float16';
  /** Of the matrices; sensitive ones always have 8. */
  readonly bits: 4 | 8;
  /** Of the embedding and the decoder, which are the same table. */
  readonly embeddingBits: 4 | 8;
  /** Each block of a 4-bit matrix (not of the table) has a zero point of its own. */
  readonly zeroPoints: boolean;
}

/** Weights in blocks of 32 with a scale each, multiplied without unpacking them in memory: for GPUs. */
export function blockTarget({ float, bits, embeddingBits, zeroPoints }: BlockOptions): Target {
  const table = formatOf(float, embeddingBits, false);
  return {
    float,
    fuseQkv: false,
    calibrated: bits === 4,
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
    linear(graph, name, x, matrix) {
      const chosen = matrix.sensitive ? 8 : bits;
      const blocks = storeBlocks(graph, `${name}.weight`, matrix, formatOf(float, chosen, zeroPoints && chosen === 4));
      return multiply(graph, name, x, blocks, `${name}.weight.blocks`);
    },
    decode(graph, x, embedding, bias) {
      const blocks = storeTable(graph, embedding, table);
      return multiply(graph, 'decoder', x, blocks, `${embedding.tensor}.blocks`, bias);
    },
  };
}

function formatOf(float: 'float32' | 'float16', bits: 4 | 8, zeroPoints: boolean): BlockFormat {
  return { bits, block: BLOCK, halfScales: float === 'float16', zeroPoints };
}

interface StoredBlocks {
  readonly matrix: Matrix;
  readonly bits: 4 | 8;
  readonly data: string;
  readonly scales: string;
  /** '' where the zero is the middle of the codes. */
  readonly zeros: string;
}

/** @param view the name under which the codes are given to the operator, block by block */
function multiply(
  graph: GraphBuilder,
  name: string,
  x: string,
  { matrix: { outputs, inputs }, bits, data, scales, zeros }: StoredBlocks,
  view: string,
  bias?: string,
): string {
  const codes = graph.alias(view, data, [outputs, inputs / BLOCK, (BLOCK * bits) / 8]);
  const optional = bias === undefined ? (zeros === '' ? [] : [zeros]) : [zeros, '', bias];
  return graph.node('MatMulNBits', name, [x, codes, scales, ...optional], {
    domain: MICROSOFT,
    attributes: { N: { int: outputs }, K: { int: inputs }, bits: { int: bits }, block_size: { int: BLOCK } },
  });
}

function storeTable(graph: GraphBuilder, { tensor, vocab, hidden }: Embedding, format: BlockFormat): StoredBlocks {
  return storeBlocks(graph, tensor, { tensors: [tensor], outputs: vocab, inputs: hidden, sensitive: false }, format);
}

/** Stores [outputs, inputs] row after row; a second call with the same name stores nothing. */
function storeBlocks(graph: GraphBuilder, name: string, matrix: Matrix, format: BlockFormat): StoredBlocks {
  const { outputs, inputs } = matrix;
  const { bits, halfScales, zeroPoints } = format;
  const float = halfScales ? 'float16' : 'float32';
  const perRow = inputs / BLOCK;
  const stored = { data: `${name}.codes`, scales: `${name}.scales`, zeros: zeroPoints ? `${name}.zeros` : '' };
  if (graph.has(stored.data)) return { matrix, bits, ...stored };
  const tensors: TensorSpec[] = [
    { name: stored.data, element: 'uint8', dims: [outputs, (inputs * bits) / 8] },
    { name: stored.scales, element: float, dims: [outputs, perRow] },
  ];
  if (zeroPoints) tensors.push({ name: stored.zeros, element: 'uint8', dims: [outputs, Math.ceil(perRow / 2)] });
  graph.store(tensors, encodeBlocks(matrix, format));
  return { matrix, bits, ...stored };
}

function encodeBlocks({ tensors, outputs, inputs }: Matrix, format: BlockFormat): Encode {
  const perRow = inputs / BLOCK;
  const zeroBytes = Math.ceil(perRow / 2);
  return async function* (checkpoint, calibration) {
    const allScales = new Float32Array(outputs * perRow);
    const allZeros = new Uint8Array(format.zeroPoints ? outputs * zeroBytes : 0);
    // Not for 8-bit codes, whose errors are too small to matter. A tied table is rounded for its use by the decoder.
    const moments = format.bits === 4 ? calibration?.get(tensors[0] ?? '') : undefined;
    const compensation = moments && compensationOf(moments);
    for await (const { first, values } of readRows(checkpoint, tensors)) {
      const { data, scales, zeros } = compensation
        ? quantizeCompensated(values, compensation, format)
        : quantizeBlocks(values, inputs, format);
      allScales.set(scales, first * perRow);
      if (format.zeroPoints) allZeros.set(zeros, first * zeroBytes);
      yield data;
    }
    yield floatBytes(allScales, format.halfScales ? 'float16' : 'float32');
    if (format.zeroPoints) yield allZeros;
  };
}
