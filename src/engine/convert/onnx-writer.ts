import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType,
  type AttributeProtoSchema,
  ModelProtoSchema,
  type NodeProtoSchema,
  TensorProto_DataLocation,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from 'onnx-buf';
import {
  type Attribute,
  ELEMENT,
  type GraphBuilder,
  type GraphNode,
  type GraphValue,
  type InlineTensor,
  MICROSOFT,
  type StoredTensor,
} from './graph-builder.ts';

/** ONNX 1.12's file format and operators: the newest that every build of onnxruntime in use reads. */
const IR_VERSION = 8n;
const OPSET = 17n;

/**
 * @param dataFile the external data file's name, beside the graph's own
 * @returns an ONNX file (protobuf, onnx.proto)
 */
export function writeOnnx(graph: GraphBuilder, dataFile: string): Uint8Array<ArrayBuffer> {
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: 'jmed-mask',
    opsetImport: [
      { domain: '', version: OPSET },
      { domain: MICROSOFT, version: 1n },
    ],
    graph: {
      name: 'bert-for-masked-lm',
      node: graph.nodes.map(nodeProto),
      initializer: [...graph.inline.map(inlineProto), ...graph.stored.map((tensor) => storedProto(tensor, dataFile))],
      input: graph.inputs.map(valueProto),
      output: graph.outputs.map(valueProto),
    },
  });
  return toBinary(ModelProtoSchema, model) as Uint8Array<ArrayBuffer>;
}

function nodeProto(node: GraphNode): MessageInitShape<typeof NodeProtoSchema> {
  return {
    opType: node.op,
    domain: node.domain,
    name: node.name,
    input: [...node.inputs],
    output: [...node.outputs],
    attribute: Object.entries(node.attributes).map(([name, value]) => attributeProto(name, value)),
  };
}

function attributeProto(name: string, value: Attribute): MessageInitShape<typeof AttributeProtoSchema> {
  return 'int' in value
    ? { name, type: AttributeProto_AttributeType.INT, i: BigInt(value.int) }
    : { name, type: AttributeProto_AttributeType.FLOAT, f: value.float };
}

function inlineProto(tensor: InlineTensor): MessageInitShape<typeof TensorProtoSchema> {
  return {
    name: tensor.name,
    dataType: ELEMENT[tensor.element],
    dims: tensor.dims.map(BigInt),
    rawData: tensor.data,
  };
}

function storedProto(tensor: StoredTensor, dataFile: string): MessageInitShape<typeof TensorProtoSchema> {
  return {
    name: tensor.name,
    dataType: ELEMENT[tensor.element],
    dims: tensor.dims.map(BigInt),
    dataLocation: TensorProto_DataLocation.EXTERNAL,
    externalData: [
      { key: 'location', value: dataFile },
      { key: 'offset', value: String(tensor.offset) },
      { key: 'length', value: String(tensor.bytes) },
    ],
  };
}

function valueProto({ name, element, dims }: GraphValue): MessageInitShape<typeof ValueInfoProtoSchema> {
  const dim = dims.map((d) =>
    typeof d === 'number'
      ? { value: { case: 'dimValue' as const, value: BigInt(d) } }
      : { value: { case: 'dimParam' as const, value: d } },
  );
  return { name, type: { value: { case: 'tensorType', value: { elemType: ELEMENT[element], shape: { dim } } } } };
}
