import { CorruptFileError } from '../errors.ts';
import { type Field, fields, text } from './protobuf-fields.ts';

/**
 * Operators of the graphs that the converter makes. Others don't get as far as the runtime: some run code of a model's own (loops,
 * functions, operators from libraries), some make tensors of any size from a few bytes.
 */
const OPERATORS: ReadonlySet<string> = new Set([
  ...['Add', 'Cast', 'Concat', 'Gather', 'Gemm', 'Identity', 'LayerNormalization', 'MatMul', 'Mul', 'Reshape', 'Shape'],
  ...['Slice', 'Split', 'Sub', 'Transpose'],
  ...['BiasGelu', 'DynamicQuantizeMatMul', 'GatherBlockQuantized', 'MatMulNBits', 'MultiHeadAttention'],
  'SkipLayerNormalization',
]);
const DOMAINS: ReadonlySet<string> = new Set(['', 'ai.onnx', 'com.microsoft']);
/** A graph is structure; weights lie beside it. */
const MAX_GRAPH_BYTES = 16 * 2 ** 20;

/** Field numbers of onnx.proto. */
const MODEL = { graph: 7, trainingInfo: 20, functions: 25 } as const;
const GRAPH = { node: 1, initializer: 5, sparseInitializer: 15 } as const;
const NODE = { operator: 4, attribute: 5, domain: 7 } as const;
/** Those of an attribute that hold a tensor, a graph, several of them, or a sparse tensor. */
const HEAVY_ATTRIBUTES: ReadonlySet<number> = new Set([5, 6, 10, 11, 22, 23]);
const TENSOR = { externalData: 13 } as const;
const ENTRY = { key: 1, value: 2 } as const;

interface DataFile {
  readonly name: string;
  readonly bytes: number;
}

/**
 * Refuses an ONNX graph that isn't of the converter's making, before the runtime sees it: a folder may come from anywhere.
 * @param file the graph's name, for messages
 * @param data the one file that its weights may lie in
 * @throws CorruptFileError
 */
export function checkGraph(bytes: Uint8Array, file: string, data: DataFile): void {
  const fail = (detail: string) => new CorruptFileError(file, detail);
  if (bytes.length > MAX_GRAPH_BYTES) throw fail(`a graph of ${bytes.length} bytes`);
  let graphs = 0;
  for (const { number, content } of fields(bytes, fail)) {
    if (number === MODEL.trainingInfo || number === MODEL.functions) throw fail('it holds functions of its own');
    if (number !== MODEL.graph) continue;
    graphs += 1;
    for (const part of fields(content, fail)) checkPart(part, data, fail);
  }
  if (graphs !== 1) throw fail(`it holds ${graphs} graphs`);
}

type Fail = (detail: string) => CorruptFileError;

function checkPart({ number, content }: Field, data: DataFile, fail: Fail): void {
  if (number === GRAPH.sparseInitializer) throw fail('it holds sparse tensors');
  if (number === GRAPH.node) checkNode(content, fail);
  if (number === GRAPH.initializer) checkTensor(content, data, fail);
}

function checkNode(node: Uint8Array, fail: Fail): void {
  let operator = '';
  let domain = '';
  for (const { number, content } of fields(node, fail)) {
    if (number === NODE.operator) operator = text(content);
    if (number === NODE.domain) domain = text(content);
    if (number !== NODE.attribute) continue;
    const heavy = [...fields(content, fail)].some((part) => HEAVY_ATTRIBUTES.has(part.number));
    if (heavy) throw fail('an operator holds a graph or a tensor of its own');
  }
  if (!OPERATORS.has(operator) || !DOMAINS.has(domain)) {
    throw fail(`the operator ${domain === '' ? '' : `${domain}.`}${operator} is none that the converter makes`);
  }
}

function checkTensor(tensor: Uint8Array, data: DataFile, fail: Fail): void {
  const external = new Map<string, string>();
  for (const { number, content } of fields(tensor, fail)) {
    if (number !== TENSOR.externalData) continue;
    const entry = new Map([...fields(content, fail)].map((part) => [part.number, text(part.content)]));
    external.set(entry.get(ENTRY.key) ?? '', entry.get(ENTRY.value) ?? '');
  }
  if (external.size === 0) return;
  const location = external.get('location');
  if (location !== data.name) throw fail(`weights in another file: ${JSON.stringify(location)}`);
  const [offset, length] = ['offset', 'length'].map((key) => Number(external.get(key)));
  const isInside = isCount(offset) && isCount(length) && offset + length <= data.bytes;
  if (!isInside) throw fail(`weights outside of ${data.name}`);
}

function isCount(value: number | undefined): value is number {
  return Number.isSafeInteger(value) && (value ?? -1) >= 0;
}
