import { ZipWriter } from '@zip.js/zip.js';
import { type PicklePart, pickle, pickledTensor, pickledText } from '../../src/testing/pickle.ts';
import type { OutputFile } from './output-file.ts';
import type { Tensor } from './weights.ts';

/** Storages start at a multiple of this in the file: torch pads each entry's header by an extra field, “FB”. */
const ALIGNMENT = 64;
const LOCAL_HEADER = 30;
const PADDING_FIELD = 0x4246;
const FIELD_HEADER = 4;

/** Names under which transformers saved a tied tensor a second time. */
const ALIASES: Readonly<Record<string, string>> = {
  'bert.embeddings.word_embeddings.weight': 'cls.predictions.decoder.weight',
  'cls.predictions.bias': 'cls.predictions.decoder.bias',
};

/** As `torch.save` writes a state dictionary: a zip of stored entries, a storage each, with the tied tensors twice. */
export async function writePyTorch(file: OutputFile, tensors: readonly Tensor[]): Promise<void> {
  const text = (value: string) => [new TextEncoder().encode(value)];
  const zip = new ZipWriter(new WritableStream<Uint8Array>({ write: (chunk) => file.write(chunk) }), {
    level: 0,
    useWebWorkers: false,
    extendedTimestamp: false,
    zip64: false,
    lastModDate: new Date(1980, 0, 1),
  });
  const add = async (entry: string, chunks: Iterable<Uint8Array<ArrayBuffer>>) => {
    const name = `pytorch_model/${entry}`;
    const unpadded = file.bytes + LOCAL_HEADER + name.length + FIELD_HEADER;
    const padding = new Uint8Array((ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT).fill(0x5a);
    await zip.add(name, streamOf(chunks), { extraField: new Map([[PADDING_FIELD, padding]]) });
  };
  await add('data.pkl', [stateDictionary(tensors)]);
  await add('byteorder', text('little'));
  for (const [i, { bytes }] of tensors.entries()) await add(`data/${i}`, bytes());
  await add('version', text('3\n'));
  await zip.close();
}

function streamOf(chunks: Iterable<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = chunks[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { value, done } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

function stateDictionary(tensors: readonly Tensor[]): Uint8Array<ArrayBuffer> {
  const items = tensors.flatMap(({ name, shape, count }, i): PicklePart[] => {
    const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, n) => product * n, 1));
    const tensor = pickledTensor({ key: String(i), elements: count, offset: 0, shape, strides });
    const names = [name, ALIASES[name]].filter((alias) => alias !== undefined);
    return names.flatMap((alias) => [...pickledText(alias), ...tensor]);
  });
  return pickle(0x80, 2, 'ccollections\nOrderedDict\n)R(', ...items, 'u.');
}
