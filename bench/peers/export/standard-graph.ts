import { create, toBinary } from '@bufbuild/protobuf';
import {
  type AttributeProto,
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  type TensorProto,
  TensorProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from 'onnx-buf';

export const ELEMENT = { float32: 1, uint8: 2, int8: 3, int64: 7, bool: 9, float16: 10 } as const;
export type Element = keyof typeof ELEMENT;

type AttributeValue = number | { readonly float: number } | readonly number[];

export interface NodeOptions {
  readonly domain?: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** Names of the outputs after the first. */
  readonly more?: readonly string[];
}

/** An ONNX graph in one file, its weights inside, as exporters write it. */
export class StandardGraph {
  readonly #nodes: NodeProto[] = [];
  readonly #tensors = new Map<string, TensorProto>();
  readonly #inputs: ValueInfoProto[] = [];
  readonly #outputs: ValueInfoProto[] = [];
  readonly #shapes: ValueInfoProto[] = [];

  get nodes(): readonly NodeProto[] {
    return this.#nodes;
  }

  input(name: string, element: Element, dims: readonly string[]): string {
    this.#inputs.push(valueInfo(name, element, dims));
    return name;
  }

  output(name: string, element: Element, dims: readonly (string | number)[]): void {
    this.#outputs.push(valueInfo(name, element, dims));
  }

  /** Tells the shape of a value in between, as shape inference does after an export: fusions ask for it. */
  shape(name: string, element: Element, dims: readonly (string | number)[]): string {
    this.#shapes.push(valueInfo(name, element, dims));
    return name;
  }

  /** @returns the name of its first output, which is the node's own */
  node(opType: string, name: string, input: readonly string[], options: NodeOptions = {}): string {
    const { domain = '', attributes = {}, more = [] } = options;
    const attribute = Object.entries(attributes).map(([key, value]) => attributeOf(key, value));
    this.#nodes.push(
      create(NodeProtoSchema, { opType, name, domain, input: [...input], output: [name, ...more], attribute }),
    );
    return name;
  }

  has(tensor: string): boolean {
    return this.#tensors.has(tensor);
  }

  tensor(name: string, element: Element, dims: readonly number[], values: ArrayBufferView<ArrayBuffer>): string {
    const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const dataType = ELEMENT[element];
    this.#tensors.set(name, create(TensorProtoSchema, { name, dataType, dims: dims.map(BigInt), rawData }));
    return name;
  }

  /** A constant of shape and the like; the same name again is the same constant. */
  int64(name: string, values: readonly number[], dims: readonly number[] = [values.length]): string {
    return this.has(name) ? name : this.tensor(name, 'int64', dims, BigInt64Array.from(values, BigInt));
  }

  toBytes(opset: number): Uint8Array<ArrayBuffer> {
    const model = create(ModelProtoSchema, {
      irVersion: 8n,
      producerName: 'jmed-mask bench',
      opsetImport: [
        { domain: '', version: BigInt(opset) },
        { domain: 'com.microsoft', version: 1n },
      ],
      graph: {
        name: 'main_graph',
        node: this.#nodes,
        initializer: [...this.#tensors.values()],
        input: this.#inputs,
        output: this.#outputs,
        valueInfo: this.#shapes,
      },
    });
    return toBinary(ModelProtoSchema, model) as Uint8Array<ArrayBuffer>;
  }
}

function attributeOf(name: string, value: AttributeValue): AttributeProto {
  if (typeof value === 'number') {
    return create(AttributeProtoSchema, { name, type: AttributeProto_AttributeType.INT, i: BigInt(value) });
  }
  if ('float' in value) {
    return create(AttributeProtoSchema, { name, type: AttributeProto_AttributeType.FLOAT, f: value.float });
  }
  return create(AttributeProtoSchema, { name, type: AttributeProto_AttributeType.INTS, ints: value.map(BigInt) });
}

function valueInfo(name: string, element: Element, dims: readonly (string | number)[]): ValueInfoProto {
  const dim = dims.map((d) =>
    typeof d === 'number'
      ? { value: { case: 'dimValue' as const, value: BigInt(d) } }
      : { value: { case: 'dimParam' as const, value: d } },
  );
  const value = { case: 'tensorType' as const, value: { elemType: ELEMENT[element], shape: { dim } } };
  return create(ValueInfoProtoSchema, { name, type: { value } });
}
