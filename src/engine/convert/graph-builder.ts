import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { Calibration } from './calibration/calibrate.ts';

/** ONNX element types used here, by their numbers in TensorProto.DataType. */
export const ELEMENT = { float32: 1, uint8: 2, int64: 7, float16: 10 } as const;
export type Element = keyof typeof ELEMENT;

const BYTES: Readonly<Record<Element, number>> = { float32: 4, uint8: 1, int64: 8, float16: 2 };

/** Where each tensor starts in the data file: a multiple of this, so that any typed array can view it. */
const ALIGNMENT = 64;

export type Attribute = { readonly int: number } | { readonly float: number };
export type Dim = number | string;

export interface TensorSpec {
  readonly name: string;
  readonly element: Element;
  readonly dims: readonly number[];
}

/** A tensor in the external data file. */
export interface StoredTensor extends TensorSpec {
  readonly offset: number;
  readonly bytes: number;
}

/** A small tensor inside the graph itself: shapes, axes and the like. */
export interface InlineTensor extends TensorSpec {
  readonly data: Uint8Array<ArrayBuffer>;
}

export interface GraphNode {
  readonly op: string;
  readonly domain: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface GraphValue {
  readonly name: string;
  readonly element: Element;
  readonly dims: readonly Dim[];
}

/**
 * Bytes of the tensors it stores, one tensor after the other; no piece spans two tensors.
 * @param calibration there for targets that ask for it
 */
export type Encode = (checkpoint: Checkpoint, calibration: Calibration | undefined) => AsyncIterable<Uint8Array>;

export interface DataBlock {
  readonly tensors: readonly StoredTensor[];
  readonly encode: Encode;
}

/** Contrib operators of onnxruntime. */
export const MICROSOFT = 'com.microsoft';

/**
 * Collects a graph's nodes and lays its tensors out in one external data file. Nothing is read or computed before
 * `blocks` are encoded, so the graph is known before the first weight is.
 */
export class GraphBuilder {
  readonly inputs: GraphValue[] = [];
  readonly outputs: GraphValue[] = [];
  readonly nodes: GraphNode[] = [];
  readonly inline: InlineTensor[] = [];
  readonly stored: StoredTensor[] = [];
  readonly blocks: DataBlock[] = [];
  readonly #names = new Set<string>();
  #dataBytes = 0;

  /** Size of the external data file so far, in bytes. */
  get dataBytes(): number {
    return this.#dataBytes;
  }

  input(name: string, element: Element, dims: readonly Dim[]): string {
    this.inputs.push({ name: this.#claim(name), element, dims });
    return name;
  }

  output(name: string, element: Element, dims: readonly Dim[]): void {
    this.outputs.push({ name, element, dims });
  }

  /** @returns the name of the node's one output, which is the node's own */
  node(op: string, name: string, inputs: readonly string[], options: NodeOptions = {}): string {
    this.#addNode(op, name, inputs, [name], options);
    return name;
  }

  /** @returns the names of the node's outputs: its own name with `suffixes` appended */
  nodeWithOutputs(
    op: string,
    name: string,
    inputs: readonly string[],
    suffixes: readonly string[],
    options: NodeOptions = {},
  ): string[] {
    const outputs = suffixes.map((suffix) => `${name}.${suffix}`);
    this.#addNode(op, name, inputs, outputs, options);
    return outputs;
  }

  int64(name: string, values: readonly number[], dims: readonly number[] = [values.length]): string {
    const data = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    this.inline.push({ name: this.#claim(name), element: 'int64', dims, data });
    return name;
  }

  /** @param encode yields `tensors` in order */
  store(tensors: readonly TensorSpec[], encode: Encode): void {
    const placed = tensors.map((tensor) => {
      const bytes = tensor.dims.reduce((product, n) => product * n, BYTES[tensor.element]);
      const offset = Math.ceil(this.#dataBytes / ALIGNMENT) * ALIGNMENT;
      this.#claim(tensor.name);
      this.#dataBytes = offset + bytes;
      return { ...tensor, offset, bytes };
    });
    this.stored.push(...placed);
    this.blocks.push({ tensors: placed, encode });
  }

  /** The bytes of a stored tensor again, under another name and shape. */
  alias(name: string, of: string, dims: readonly number[]): string {
    const original = this.stored.find((tensor) => tensor.name === of);
    if (original === undefined) throw new Error(`No stored tensor ${of}`);
    this.stored.push({ ...original, name: this.#claim(name), dims });
    return name;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  #addNode(
    op: string,
    name: string,
    inputs: readonly string[],
    outputs: readonly string[],
    { domain = '', attributes = {} }: NodeOptions,
  ): void {
    for (const output of outputs) this.#claim(output);
    this.nodes.push({ op, domain, name, inputs, outputs, attributes });
  }

  #claim(name: string): string {
    if (this.#names.has(name)) throw new Error(`The graph has two values named ${name}`);
    this.#names.add(name);
    return name;
  }
}

export interface NodeOptions {
  readonly domain?: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
}
