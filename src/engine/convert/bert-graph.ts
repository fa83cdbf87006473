import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { BertConfig } from '../checkpoint/config.ts';
import { NAMES } from '../checkpoint/names.ts';
import { storeFloats } from './floats.ts';
import { ELEMENT, GraphBuilder, MICROSOFT } from './graph-builder.ts';
import type { Embedding, Target } from './target.ts';
import { floatBytes } from './weights.ts';

const PARTS = ['query', 'key', 'value'] as const;
type Part = (typeof PARTS)[number];

interface Context {
  readonly graph: GraphBuilder;
  readonly target: Target;
  readonly config: BertConfig;
}

/**
 * BertForMaskedLM with the last layer at the positions asked for and the head at the masks only.
 * Inputs: input_ids int64 [B, S]; positions int64 [B, P], flattened (row · S + column), each row's in its own row;
 * mask_positions int64 [M], places in the flattened B·P.
 * Outputs: logits fp32 [M, V]; last_hidden_state fp32 [B, P, H].
 * @throws UnsupportedConfigError when the target can't hold a checkpoint of this shape
 */
export function buildBertGraph(checkpoint: Checkpoint, target: Target): GraphBuilder {
  target.check(checkpoint);
  const { config } = checkpoint;
  const graph = new GraphBuilder();
  const context = { graph, target, config };
  const ids = graph.input('input_ids', 'int64', ['batch', 'sequence']);
  const positions = graph.input('positions', 'int64', ['batch', 'positions']);
  const masks = graph.input('mask_positions', 'int64', ['masks']);
  const embedding = { tensor: NAMES.wordEmbeddings, vocab: config.vocab_size, hidden: config.hidden_size };
  let x = embeddings(context, ids, embedding);
  const last = config.num_hidden_layers - 1;
  for (let n = 0; n < last; n++) x = layer(context, n, x, x);
  // What comes after the last layer's keys and values is wanted at few positions.
  x = layer(context, last, x, gatherRows(context, 'positions.states', x, positions));
  output(context, x, 'last_hidden_state', ['batch', 'positions', config.hidden_size]);
  const decoder = checkpoint.tensors.has(NAMES.decoderWeight) ? NAMES.decoderWeight : NAMES.wordEmbeddings;
  const logits = head(context, x, masks, { ...embedding, tensor: decoder });
  output(context, logits, 'logits', ['masks', config.vocab_size]);
  // Callers find logits first.
  graph.outputs.reverse();
  return graph;
}

function embeddings(context: Context, ids: string, embedding: Embedding): string {
  const { graph, target, config } = context;
  const word = target.embed(graph, ids, embedding);
  const length = graph.node('Shape', 'sequence_length', [ids], { attributes: { start: { int: 1 }, end: { int: 2 } } });
  const zero = graph.int64('constant.zero', [0]);
  const positions = graph.node('Slice', 'embeddings.position', [positionTable(context), zero, length, zero]);
  const sum = graph.node('Add', 'embeddings.sum', [word, positions]);
  const name = 'embeddings.norm';
  const { gamma, beta } = norm(context, name, NAMES.embeddingsNorm);
  return graph.node('LayerNormalization', name, [sum, gamma, beta], {
    attributes: { epsilon: { float: config.layer_norm_eps } },
  });
}

/** The sequence is always of the first type, so its row is added to every position's here, once. */
function positionTable({ graph, target, config }: Context): string {
  const name = 'embeddings.positions';
  const dims = [config.max_position_embeddings, config.hidden_size];
  graph.store([{ name, element: target.float, dims }], async function* (checkpoint) {
    const table = await checkpoint.read(NAMES.positionEmbeddings);
    const type = await checkpoint.read(NAMES.tokenTypeEmbeddings, 0, 1);
    for (let i = 0; i < table.length; i++) table[i] = (table[i] ?? 0) + (type[i % type.length] ?? 0);
    yield floatBytes(table, target.float);
  });
  return name;
}

/** Rows of x [B, S, H] by their flattened places: as many as there are places, in their shape. */
function gatherRows({ graph, config }: Context, name: string, x: string, places: string): string {
  const shape = 'shape.rows';
  if (!graph.has(shape)) graph.int64(shape, [-1, config.hidden_size]);
  const rows = graph.node('Reshape', `${name}.rows`, [x, shape]);
  return graph.node('Gather', name, [rows, places]);
}

/**
 * @param x the states that are attended to [B, S, H]
 * @param at the states that are computed anew [B, P, H]: x, or some of its rows
 */
function layer(context: Context, n: number, x: string, at: string): string {
  const { graph, target, config } = context;
  const { hidden_size: hidden, intermediate_size: intermediate } = config;
  const source = NAMES.layer(n);
  const attended = attention(context, n, x, at);
  const attentionOut = target.linear(graph, `layer.${n}.attention.output`, attended, {
    tensors: [`${source}.attention.output.dense.weight`],
    outputs: hidden,
    inputs: hidden,
    sensitive: false,
  });
  const middle = skipNorm(context, `layer.${n}.attention.norm`, attentionOut, at, `${source}.attention.output`);
  const up = target.linear(graph, `layer.${n}.intermediate`, middle, {
    tensors: [`${source}.intermediate.dense.weight`],
    outputs: intermediate,
    inputs: hidden,
    sensitive: false,
  });
  const activated = biasGelu(context, `layer.${n}.gelu`, up, `${source}.intermediate.dense.bias`, intermediate);
  const down = target.linear(graph, `layer.${n}.output`, activated, {
    tensors: [`${source}.output.dense.weight`],
    outputs: hidden,
    inputs: intermediate,
    sensitive: false,
  });
  return skipNorm(context, `layer.${n}.norm`, down, middle, `${source}.output`);
}

function attention(context: Context, n: number, x: string, at: string): string {
  const { graph, target, config } = context;
  const name = `layer.${n}.attention`;
  const self = `${NAMES.layer(n)}.attention.self`;
  const hidden = config.hidden_size;
  const biases = PARTS.map((part) => `${self}.${part}.bias`);
  const bias = storeFloats(graph, `${name}.bias`, biases, [3 * hidden], target.float);
  const query = ['query'] as const;
  const rest = ['key', 'value'] as const;
  const projected = at === x ? project(PARTS, x) : [...project(query, at), ...project(rest, x)];
  return graph.node('MultiHeadAttention', name, [...projected, bias], {
    domain: MICROSOFT,
    attributes: { num_heads: { int: config.num_attention_heads } },
  });

  function project(parts: readonly Part[], states: string): string[] {
    return target.fuseQkv && parts.length > 1 ? fused(parts, states) : parts.map((part) => single(part, states));
  }

  function single(part: Part, states: string): string {
    return target.linear(graph, `${name}.${part}`, states, {
      tensors: [`${self}.${part}.weight`],
      outputs: hidden,
      inputs: hidden,
      sensitive: part === 'value' && n === config.num_hidden_layers - 1,
    });
  }

  function fused(parts: readonly Part[], states: string): string[] {
    const tensors = parts.map((part) => `${self}.${part}.weight`);
    const outputs = parts.length * hidden;
    const joined = `${name}.${parts.map((part) => part.charAt(0)).join('')}`;
    const product = target.linear(graph, joined, states, { tensors, outputs, inputs: hidden, sensitive: false });
    const sizes = `constant.${parts.length}_parts`;
    if (!graph.has(sizes)) graph.int64(sizes, Array(parts.length).fill(hidden));
    return graph.nodeWithOutputs('Split', `${name}.split`, [product, sizes], parts, {
      attributes: { axis: { int: -1 } },
    });
  }
}

function head(context: Context, x: string, masks: string, embedding: Embedding): string {
  const { graph, target, config } = context;
  const hidden = config.hidden_size;
  const masked = gatherRows(context, 'head.masked', x, masks);
  const dense = target.linear(graph, 'head.dense', masked, {
    tensors: [`${NAMES.headDense}.weight`],
    outputs: hidden,
    inputs: hidden,
    sensitive: true,
  });
  const activated = biasGelu(context, 'head.gelu', dense, `${NAMES.headDense}.bias`, hidden);
  const { gamma, beta } = norm(context, 'head.norm', NAMES.headNorm);
  const normed = graph.node('LayerNormalization', 'head.norm', [activated, gamma, beta], {
    attributes: { epsilon: { float: config.layer_norm_eps } },
  });
  const bias = storeFloats(graph, 'decoder.bias', [NAMES.decoderBias], [config.vocab_size], target.float);
  return target.decode(graph, normed, embedding, bias);
}

function norm({ graph, target, config }: Context, name: string, source: string): { gamma: string; beta: string } {
  const dims = [config.hidden_size];
  const gamma = storeFloats(graph, `${name}.gamma`, [`${source}.weight`], dims, target.float);
  const beta = storeFloats(graph, `${name}.beta`, [`${source}.bias`], dims, target.float);
  return { gamma, beta };
}

/** LayerNorm(x + skip + bias), `source` holding `dense.bias` and `LayerNorm`. */
function skipNorm(context: Context, name: string, x: string, skip: string, source: string): string {
  const { graph, target, config } = context;
  const { gamma, beta } = norm(context, name, `${source}.LayerNorm`);
  const bias = storeFloats(graph, `${name}.bias`, [`${source}.dense.bias`], [config.hidden_size], target.float);
  return graph.node('SkipLayerNormalization', name, [x, skip, gamma, beta, bias], {
    domain: MICROSOFT,
    attributes: { epsilon: { float: config.layer_norm_eps } },
  });
}

function biasGelu({ graph, target }: Context, name: string, x: string, tensor: string, width: number): string {
  const bias = storeFloats(graph, `${name}.bias`, [tensor], [width], target.float);
  return graph.node('BiasGelu', name, [x, bias], { domain: MICROSOFT });
}

/** Makes a value an output of the graph, in fp32. */
function output({ graph, target }: Context, value: string, name: string, dims: readonly (number | string)[]): void {
  if (target.float === 'float32') graph.node('Identity', name, [value]);
  else graph.node('Cast', name, [value], { attributes: { to: { int: ELEMENT.float32 } } });
  graph.output(name, 'float32', dims);
}
