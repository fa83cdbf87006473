import { describe, expect, it } from 'vitest';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { pickle, pickledText } from '../../testing/pickle.ts';
import { buildSafetensors, type NamedTensor, parseSafetensors, withHeader } from '../../testing/safetensors.ts';
import { SMALLEST, smallestPickle, smallestPyTorch, smallestSafetensors } from '../../testing/smallest.ts';
import { openCheckpoint } from '../checkpoint/checkpoint.ts';
import { BadCheckpointError, UnsupportedConfigError } from '../errors.ts';
import { convert } from './convert.ts';

const WEIGHTS = 'model.safetensors';
const PYTORCH = 'pytorch_model.bin';
const INDEX = 'model.safetensors.index.json';
const QUERY = 'bert.encoder.layer.0.attention.self.query.weight';

const whole = smallestSafetensors();
const tensors: ReadonlyMap<string, NamedTensor> = parseSafetensors(whole);
const archive = await smallestPyTorch(smallestPickle());

function query(): NamedTensor {
  const tensor = tensors.get(QUERY);
  if (tensor === undefined) throw new Error('The checkpoint lacks the tensor');
  return tensor;
}

const withQuery = (changes: Partial<NamedTensor>) =>
  buildSafetensors(new Map(tensors).set(QUERY, { ...query(), ...changes }));

function withValue(value: number) {
  const values = new Float32Array(query().bytes.slice().buffer);
  values[3] = value;
  return withQuery({ bytes: new Uint8Array(values.buffer) });
}

function withoutQuery() {
  const others = new Map(tensors);
  others.delete(QUERY);
  return buildSafetensors(others);
}

/** A second entry of the same name, for bytes of its own behind the others. */
function namedTwice() {
  const length = Number(new DataView(whole.buffer).getBigUint64(0, true));
  const header = new TextDecoder().decode(whole.subarray(8, 8 + length)).trimEnd();
  const data = new Uint8Array(whole.length - 8 - length + query().bytes.length);
  data.set(whole.subarray(8 + length));
  const place = [data.length - query().bytes.length, data.length];
  const second = JSON.stringify({ dtype: 'F32', shape: query().shape, data_offsets: place });
  return withHeader(`${header.slice(0, -1)},${JSON.stringify(QUERY)}:${second}}`, data);
}

/** The header's entry for one tensor made that of another place. */
function withOffsets(offsets: (begin: number, end: number) => readonly [number, number]) {
  const length = Number(new DataView(whole.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(whole.subarray(8, 8 + length)));
  const [begin, end] = header[QUERY].data_offsets;
  header[QUERY].data_offsets = offsets(begin, end);
  return withHeader(JSON.stringify(header), whole.subarray(8 + length));
}

function withSetting(file: 'config.json' | 'tokenizer_config.json', key: string, value: unknown) {
  const settings = JSON.parse(new TextDecoder().decode(SMALLEST.files.get(file)));
  return { [file]: JSON.stringify({ ...settings, [key]: value }), [WEIGHTS]: whole };
}

function damaged(bytes: Uint8Array<ArrayBuffer>, at: number) {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Somewhere in the storage, the last of the entries. */
const inStorage = archive.length - 600;

const sharded = (file: string) => ({
  [INDEX]: JSON.stringify({ weight_map: Object.fromEntries([...tensors.keys()].map((name) => [name, file])) }),
  'secret.safetensors': whole,
});

type Changes = Parameters<MemoryFiles['with']>[0];
type ErrorClass = typeof BadCheckpointError | typeof UnsupportedConfigError;

const CASES: readonly (readonly [string, Changes, ErrorClass, RegExp])[] = [
  [
    'a truncated zip archive',
    { [PYTORCH]: archive.slice(0, archive.length - 100) },
    BadCheckpointError,
    /^pytorch_model\.bin: not a readable zip/u,
  ],
  [
    'a storage with a wrong CRC',
    { [PYTORCH]: damaged(archive, inStorage) },
    BadCheckpointError,
    /^pytorch_model\.bin: m\/data\/0: damaged/u,
  ],
  [
    'a pickle with a forbidden global',
    { [PYTORCH]: await smallestPyTorch(pickle(0x80, 2, 'cposix\nsystem\n', ...pickledText('true'), 0x85, 'R.')) },
    BadCheckpointError,
    /^pytorch_model\.bin: .*posix\.system/u,
  ],
  [
    'a safetensors header of 2^60 bytes',
    { [WEIGHTS]: new Uint8Array(BigUint64Array.of(2n ** 60n, 0n).buffer) },
    BadCheckpointError,
    /^model\.safetensors: .*1152921504606846976 bytes/u,
  ],
  [
    'a truncated safetensors file',
    { [WEIGHTS]: whole.slice(0, whole.length - 4) },
    BadCheckpointError,
    /^model\.safetensors: tensors take/u,
  ],
  [
    'overlapping offsets',
    { [WEIGHTS]: withOffsets((begin, end) => [begin - 4, end - 4]) },
    BadCheckpointError,
    /^model\.safetensors: .*query\.weight: overlaps/u,
  ],
  ['NaN weights', { [WEIGHTS]: withValue(Number.NaN) }, BadCheckpointError, /query\.weight: .*NaN/u],
  ['infinite weights', { [WEIGHTS]: withValue(Number.NEGATIVE_INFINITY) }, BadCheckpointError, /query\.weight: .*inf/u],
  ['another shape', { [WEIGHTS]: withQuery({ shape: [2, 8] }) }, BadCheckpointError, /query\.weight: shape \[2,8\]/u],
  ['a tensor named twice', { [WEIGHTS]: namedTwice() }, BadCheckpointError, /query\.weight|unused bytes|tensors take/u],
  ['a missing tensor', { [WEIGHTS]: withoutQuery() }, BadCheckpointError, /query\.weight: .*lacks/u],
  [
    'a tensor of integers',
    { [WEIGHTS]: withQuery({ dtype: 'I32' }) },
    BadCheckpointError,
    /query\.weight: elements of type I32/u,
  ],
  ['another activation', withSetting('config.json', 'hidden_act', 'relu'), UnsupportedConfigError, /hidden_act.*relu/u],
  [
    'relative positions',
    withSetting('config.json', 'position_embedding_type', 'relative_key'),
    UnsupportedConfigError,
    /position_embedding_type.*relative_key/u,
  ],
  [
    'a lower-casing tokenizer',
    withSetting('tokenizer_config.json', 'do_lower_case', true),
    UnsupportedConfigError,
    /tokenizer_config\.json: do_lower_case is true/u,
  ],
  [
    'a MeCab that lower-cases',
    withSetting('tokenizer_config.json', 'mecab_kwargs', { do_lower_case: true }),
    UnsupportedConfigError,
    /mecab_kwargs\.do_lower_case/u,
  ],
  [
    'a character tokenizer',
    withSetting('tokenizer_config.json', 'subword_tokenizer_type', 'character'),
    UnsupportedConfigError,
    /subword_tokenizer_type.*character/u,
  ],
  [
    'an index of shards that are not there',
    sharded('model-00001-of-00001.safetensors'),
    BadCheckpointError,
    /^model\.safetensors\.index\.json: model-00001-of-00001\.safetensors is missing/u,
  ],
  [
    'an index that leaves the folder',
    sharded('../secret.safetensors'),
    BadCheckpointError,
    /\.\.\/secret\.safetensors is not a shard's name/u,
  ],
  [
    'an index with an absolute path',
    sharded('/secret.safetensors'),
    BadCheckpointError,
    /\/secret\.safetensors is not a shard's name/u,
  ],
];

describe('a checkpoint that can’t be converted', () => {
  it.each(CASES)('%s: is refused with the reason, and no manifest is written', async (_, changes, kind, message) => {
    const source = SMALLEST.with(changes);
    const sink = new MemoryFiles();
    const converted = async () =>
      convert(await openCheckpoint(source), sink, { dtypes: ['q8', 'fp32'], name: 'x', source });
    const failed = converted();
    await expect(failed).rejects.toBeInstanceOf(kind);
    await expect(failed).rejects.toThrow(message);
    expect(sink.files.has('manifest.json')).toBe(false);
  });
});
