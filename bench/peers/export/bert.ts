import type { Checkpoint } from '../../../src/engine/checkpoint/checkpoint.ts';
import { NAMES } from '../../../src/engine/checkpoint/names.ts';
import { ELEMENT, StandardGraph } from './standard-graph.ts';
import { type Matrix, storeFloats, type Weights } from './weights.ts';

/** Optimum's for BERT: LayerNorm and Gelu are still many operators there, which onnxruntime joins again as it loads. */
const OPSET = 14;

/**
 * BertForMaskedLM as Optimum exports it: input_ids, attention_mask and token_type_ids [B, S] → logits [B, S, V] of all
 * positions. Arithmetic on shapes is folded into constants, which can only be faster.
 */
export async function exportBert(checkpoint: Checkpoint, weights: Weights): Promise<Uint8Array<ArrayBuffer>> {
  const graph = new StandardGraph();
  const { config } = checkpoint;
  const { hidden_size: hidden, num_attention_heads: heads, intermediate_size: intermediate } = config;
  const width = hidden / heads;
  const type = weights.float === 'float32' ? ELEMENT.float32 : ELEMENT.float16;
  const axes = ['batch_size', 'sequence_length'];
  const ids = graph.input('input_ids', 'int64', axes);
  const attention = graph.input('attention_mask', 'int64', axes);
  const types = graph.input('token_type_ids', 'int64', axes);

  const scalar = (name: string, value: number) =>
    storeFloats(graph, weights.float, `constant_${name}`, [], Float32Array.of(value));
  const cast = (name: string, x: string, to: number) => graph.node('Cast', name, [x], { attributes: { to } });

  let x = await embeddings();
  const mask = additiveMask();
  for (let n = 0; n < config.num_hidden_layers; n++) x = await layer(n, x);
  const transformed = gelu('head/gelu', await dense('head/dense', x, NAMES.headDense, hidden, hidden));
  const normed = await layerNorm('head/norm', transformed, NAMES.headNorm);
  const decoder = checkpoint.tensors.has(NAMES.decoderWeight) ? NAMES.decoderWeight : NAMES.wordEmbeddings;
  const product = weights.matmul(graph, 'head/decoder', normed, await transposed(decoder, config.vocab_size, hidden));
  const bias = await vector(NAMES.decoderBias, config.vocab_size);
  cast('logits', graph.node('Add', 'head/logits', [product, bias]), ELEMENT.float32);
  graph.output('logits', 'float32', [...axes, config.vocab_size]);
  return graph.toBytes(OPSET);

  async function embeddings(): Promise<string> {
    const table = async (name: string, rows: number): Promise<Matrix> => {
      return { name, rows, columns: hidden, values: await checkpoint.read(name) };
    };
    const words = weights.gather(graph, 'words', ids, await table(NAMES.wordEmbeddings, config.vocab_size));
    const kinds = weights.gather(graph, 'types', types, await table(NAMES.tokenTypeEmbeddings, config.type_vocab_size));
    const shape = graph.node('Shape', 'shape', [ids]);
    const length = graph.node('Gather', 'length', [shape, graph.int64('index_ends', [1])]);
    const limit = config.max_position_embeddings;
    const all = graph.int64('position_ids', Array.from(Array(limit).keys()), [1, limit]);
    const positions = graph.node('Slice', 'positions', [
      all,
      graph.int64('index_zero', [0]),
      length,
      graph.int64('index_one', [1]),
    ]);
    const places = weights.gather(graph, 'places', positions, await table(NAMES.positionEmbeddings, limit));
    const sum = graph.node('Add', 'embeddings/sum', [graph.node('Add', 'embeddings/typed', [words, kinds]), places]);
    return layerNorm('embeddings/norm', sum, NAMES.embeddingsNorm);
  }

  /** 0 where attention goes, the type's lowest value where not: [B, 1, 1, S]. */
  function additiveMask(): string {
    const wide = graph.node('Unsqueeze', 'mask/wide', [attention, graph.int64('index_axes', [1, 2])]);
    const kept = cast('mask/kept', wide, type);
    const left = graph.node('Sub', 'mask/left', [scalar('one', 1), kept]);
    return graph.node('Mul', 'mask', [left, scalar('lowest', type === ELEMENT.float32 ? -3.4028235e38 : -65504)]);
  }

  async function layer(n: number, input: string): Promise<string> {
    const source = NAMES.layer(n);
    const at = `layer.${n}`;
    const split = async (part: string, perm: readonly number[]) => {
      const projected = await dense(`${at}/${part}`, input, `${source}.attention.self.${part}`, hidden, hidden);
      const shaped = graph.node('Reshape', `${at}/${part}/heads`, [
        projected,
        graph.int64('constant_heads', [0, 0, heads, width]),
      ]);
      return graph.node('Transpose', `${at}/${part}/split`, [shaped], { attributes: { perm } });
    };
    const [query, key, value] = [
      await split('query', [0, 2, 1, 3]),
      await split('key', [0, 2, 3, 1]),
      await split('value', [0, 2, 1, 3]),
    ];
    // Both sides are scaled by the root, as torch's exporter does.
    const root = scalar('root', width ** -0.25);
    const scores = graph.node('MatMul', `${at}/scores`, [
      graph.node('Mul', `${at}/query/scaled`, [query, root]),
      graph.node('Mul', `${at}/key/scaled`, [key, root]),
    ]);
    const masked = graph.node('Add', `${at}/masked`, [scores, mask]);
    const shares = graph.node('Softmax', `${at}/shares`, [masked], { attributes: { axis: -1 } });
    const context = graph.node('Transpose', `${at}/context`, [graph.node('MatMul', `${at}/mixed`, [shares, value])], {
      attributes: { perm: [0, 2, 1, 3] },
    });
    const joined = graph.node('Reshape', `${at}/joined`, [context, graph.int64('constant_joined', [0, 0, hidden])]);
    const attended = await dense(`${at}/attended`, joined, `${source}.attention.output.dense`, hidden, hidden);
    const first = graph.node('Add', `${at}/attention/sum`, [attended, input]);
    const middle = await layerNorm(`${at}/attention/norm`, first, `${source}.attention.output.LayerNorm`);
    const up = gelu(
      `${at}/gelu`,
      await dense(`${at}/up`, middle, `${source}.intermediate.dense`, hidden, intermediate),
    );
    const down = await dense(`${at}/down`, up, `${source}.output.dense`, intermediate, hidden);
    const second = graph.node('Add', `${at}/sum`, [down, middle]);
    return layerNorm(`${at}/norm`, second, `${source}.output.LayerNorm`);
  }

  async function dense(name: string, input: string, source: string, inputs: number, outputs: number): Promise<string> {
    const matrix = await transposed(`${source}.weight`, outputs, inputs);
    const product = weights.matmul(graph, `${name}/product`, input, matrix);
    const sum = graph.node('Add', name, [await vector(`${source}.bias`, outputs), product]);
    return graph.shape(sum, weights.float, [...axes, outputs]);
  }

  async function layerNorm(name: string, input: string, source: string): Promise<string> {
    const last = { attributes: { axes: [-1] } };
    const mean = graph.node('ReduceMean', `${name}/mean`, [input], last);
    const centred = graph.node('Sub', `${name}/centred`, [input, mean]);
    const squares = graph.node('Pow', `${name}/squares`, [centred, scalar('two', 2)]);
    const variance = graph.node('ReduceMean', `${name}/variance`, [squares], last);
    const kept = graph.node('Add', `${name}/kept`, [variance, scalar('epsilon', config.layer_norm_eps)]);
    const deviation = graph.node('Sqrt', `${name}/deviation`, [kept]);
    const normal = graph.node('Div', `${name}/normal`, [centred, deviation]);
    const gained = graph.node('Mul', `${name}/gained`, [normal, await vector(`${source}.weight`, hidden)]);
    const moved = graph.node('Add', name, [gained, await vector(`${source}.bias`, hidden)]);
    return graph.shape(moved, weights.float, [...axes, hidden]);
  }

  function gelu(name: string, input: string): string {
    const scaled = graph.node('Div', `${name}/scaled`, [input, scalar('root_two', Math.SQRT2)]);
    const erf = graph.node('Add', `${name}/raised`, [graph.node('Erf', `${name}/erf`, [scaled]), scalar('one', 1)]);
    return graph.node('Mul', name, [graph.node('Mul', `${name}/product`, [input, erf]), scalar('half', 0.5)]);
  }

  async function vector(name: string, length: number): Promise<string> {
    return graph.has(name)
      ? name
      : storeFloats(graph, weights.float, name, [length], (await checkpoint.read(name)) as Float32Array<ArrayBuffer>);
  }

  /** The exporter stores a Linear's weight as the product wants it. */
  async function transposed(name: string, outputs: number, inputs: number): Promise<Matrix> {
    const source = await checkpoint.read(name);
    const values = new Float32Array(source.length);
    for (let row = 0; row < outputs; row++) {
      for (let column = 0; column < inputs; column++) {
        values[column * outputs + row] = source[row * inputs + column] ?? 0;
      }
    }
    return { name: `${name}_transposed`, rows: inputs, columns: outputs, values };
  }
}
