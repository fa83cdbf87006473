import { createCRC32 } from 'hash-wasm';
import type { BertConfig } from '../engine/checkpoint/config.ts';
import { expectedTensors } from '../engine/checkpoint/names.ts';
import { randomOf } from '../engine/random.ts';
import { concat, MemoryFiles } from './memory-files.ts';
import { type PicklePart, pickle, pickledTensor, pickledText } from './pickle.ts';
import { buildSafetensors, type NamedTensor } from './safetensors.ts';
import { buildZip } from './zip.ts';

const CONFIG: BertConfig = {
  vocab_size: 9,
  hidden_size: 4,
  num_hidden_layers: 1,
  num_attention_heads: 2,
  intermediate_size: 6,
  max_position_embeddings: 5,
  type_vocab_size: 2,
  layer_norm_eps: 1e-12,
  hidden_act: 'gelu',
  pad_token_id: 0,
  tie_word_embeddings: true,
};

const tensors: ReadonlyMap<string, NamedTensor> = (() => {
  const random = randomOf(1);
  const named = [...expectedTensors(CONFIG, true)].map(([name, shape]): [string, NamedTensor] => {
    const count = shape.reduce((product, n) => product * n, 1);
    const values = Float32Array.from({ length: count }, () => random() - 0.5);
    return [name, { dtype: 'F32', shape, bytes: new Uint8Array(values.buffer) }];
  });
  return new Map(named);
})();

/** A random one-layer checkpoint of a few kilobytes, so that most of its weights' file is structure: all but its weights. */
export const SMALLEST = new MemoryFiles().with({
  'config.json': JSON.stringify({ model_type: 'bert', ...CONFIG }),
  'tokenizer_config.json': JSON.stringify({ word_tokenizer_type: 'mecab', subword_tokenizer_type: 'wordpiece' }),
  'vocab.txt': '[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n患\n者\n##者\n。\n',
});

export const smallestSafetensors = (): Uint8Array<ArrayBuffer> => buildSafetensors(tensors);

const STORAGE = concat([...tensors.values()].map(({ bytes }) => bytes));

/** A pickle of a state dictionary, all of whose tensors view one storage. */
export function smallestPickle(): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const items = [...tensors].flatMap(([name, { shape }]): PicklePart[] => {
    const [rows = 1, columns = 1] = shape;
    const view = { elements: STORAGE.length / 4, offset, shape, strides: shape.length === 1 ? [1] : [columns, 1] };
    offset += rows * columns;
    return [...pickledText(name), ...pickledTensor(view)];
  });
  return pickle(0x80, 2, '}(', ...items, 'u.');
}

/** A pytorch_model.bin with the given pickle. */
export function smallestPyTorch(pickled: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const byteOrder = new TextEncoder().encode('little');
  return buildZip(
    new Map([
      ['m/data.pkl', pickled],
      ['m/byteorder', byteOrder],
      ['m/data/0', STORAGE],
    ]),
  );
}

/**
 * Makes sound archives faster than a writer of archives does: one is made, in which the pickle is then replaced. Zeros
 * fill its place up, which is twice that of a whole pickle; what is longer is cut.
 */
export async function pickleReplacer(): Promise<(pickled: Uint8Array) => Uint8Array<ArrayBuffer>> {
  const whole = smallestPickle();
  const filled = new Uint8Array(2 * whole.length);
  filled.set(whole);
  const template = await smallestPyTorch(filled);
  const crc32 = await createCRC32();
  const checksumOf = (bytes: Uint8Array) => Number.parseInt(crc32.init().update(bytes).digest('hex'), 16);
  const view = new DataView(template.buffer);
  const start = template.findIndex((_, at) => at > 30 && whole.every((byte, i) => template[at + i] === byte));
  const checksum = checksumOf(filled);
  const checksums = [...template.keys()].filter(
    (at) => at + 4 <= template.length && view.getUint32(at, true) === checksum,
  );
  return (pickled) => {
    const bytes = template.slice();
    const place = bytes.subarray(start, start + filled.length).fill(0);
    place.set(pickled.subarray(0, place.length));
    for (const at of checksums) new DataView(bytes.buffer).setUint32(at, checksumOf(place), true);
    return bytes;
  };
}
