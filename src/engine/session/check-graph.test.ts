import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { assert, property, uint8Array } from 'fast-check';
import { GraphProtoSchema, ModelProtoSchema, TensorProto_DataLocation } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { mutated } from '../../testing/mutations.ts';
import { openTiny, TINY_FILES } from '../../testing/tiny.ts';
import { convert } from '../convert/convert.ts';
import { DTYPES } from '../convert/dtypes.ts';
import { CorruptFileError } from '../errors.ts';
import { randomOf } from '../random.ts';
import { checkGraph } from './check-graph.ts';

const DATA = { name: 'fp32.onnx.data', bytes: 64 };
const { checkpoint, source } = await openTiny(TINY_FILES);
const files = new MemoryFiles();
const manifest = await convert(checkpoint, files, { dtypes: DTYPES, name: 'tiny', source });

type Graph = MessageInitShape<typeof GraphProtoSchema>;

const model = (graph: Graph | undefined, others: MessageInitShape<typeof ModelProtoSchema> = {}) =>
  toBinary(
    ModelProtoSchema,
    create(ModelProtoSchema, {
      irVersion: 8n,
      ...(graph && { graph: create(GraphProtoSchema, graph) }),
      ...others,
    } as MessageInitShape<typeof ModelProtoSchema>),
  );

function weights(entries: Readonly<Record<string, string>>): Graph {
  const externalData = Object.entries(entries).map(([key, value]) => ({ key, value }));
  return {
    initializer: [
      { name: 'w', dataType: 1, dims: [16n], dataLocation: TensorProto_DataLocation.EXTERNAL, externalData },
    ],
  };
}

const node = (opType: string, others: object = {}): Graph => ({ node: [{ opType, output: ['y'], ...others }] });
const INSIDE = { location: DATA.name, offset: '0', length: '64' };

describe('checkGraph', () => {
  it.each(manifest.models)('takes the converter’s own graph of $dtype', ({ graph, data }) => {
    expect(() => checkGraph(files.files.get(graph.name) as Uint8Array, graph.name, data)).not.toThrow();
  });

  it('takes weights inside the data file', () => {
    expect(() => checkGraph(model(weights(INSIDE)), 'x.onnx', DATA)).not.toThrow();
  });

  it.each([
    [
      'weights in a file above the folder',
      model(weights({ ...INSIDE, location: '../../etc/passwd' })),
      /another file/u,
    ],
    ['weights in a file of another name', model(weights({ ...INSIDE, location: 'fp16.onnx.data' })), /another file/u],
    ['weights without a file', model(weights({ offset: '0', length: '64' })), /another file/u],
    ['weights past the file', model(weights({ ...INSIDE, offset: '1' })), /outside of fp32/u],
    ['weights of 2^60 bytes', model(weights({ ...INSIDE, length: String(2n ** 60n) })), /outside of fp32/u],
    ['weights before the file', model(weights({ ...INSIDE, offset: '-8' })), /outside of fp32/u],
    ['weights of no length', model(weights({ location: DATA.name, offset: '0' })), /outside of fp32/u],
    ['an operator of another library', model(node('Gemm', { domain: 'evil.ops' })), /evil\.ops\.Gemm/u],
    ['a loop', model(node('Loop')), /operator Loop/u],
    ['a maker of tensors of any size', model(node('ConstantOfShape')), /operator ConstantOfShape/u],
    ['code in another language', model(node('PyOp', { domain: 'com.microsoft' })), /com\.microsoft\.PyOp/u],
    ['a graph in an operator', model(node('Gemm', { attribute: [{ name: 'body', g: { name: 'g' } }] })), /of its own/u],
    ['a tensor in an operator', model(node('Gemm', { attribute: [{ name: 'v', t: { name: 't' } }] })), /of its own/u],
    ['functions', model({}, { functions: [{ name: 'f' }] }), /functions/u],
    ['training', model({}, { trainingInfo: [{}] }), /functions/u],
    ['sparse weights', model({ sparseInitializer: [{}] }), /sparse/u],
    ['no graph', model(undefined), /0 graphs/u],
    ['two graphs', Uint8Array.from([...model({ name: 'a' }), ...model({ name: 'b' })]), /2 graphs/u],
    ['text', new TextEncoder().encode('<!doctype html>'), /protobuf|too early|graphs/u],
    ['far too many bytes', new Uint8Array(2 ** 24 + 1), /16777217 bytes/u],
  ])('refuses %s', (_, bytes, message) => {
    const check = () => checkGraph(bytes, 'x.onnx', DATA);
    expect(check).toThrow(CorruptFileError);
    expect(check).toThrow(message);
  });

  it('refuses any other bytes with a foreseen error, or finds nothing against them', () => {
    const check = (bytes: Uint8Array) => {
      try {
        checkGraph(bytes, 'x.onnx', DATA);
      } catch (error) {
        expect(error).toBeInstanceOf(CorruptFileError);
      }
    };
    assert(property(uint8Array({ maxLength: 200 }), check), { numRuns: 2000 });
    const own = files.files.get('q8.onnx') as Uint8Array<ArrayBuffer>;
    const random = randomOf(3);
    for (let mutation = 0; mutation < 2000; mutation++) check(mutated(own, random));
  });
});
