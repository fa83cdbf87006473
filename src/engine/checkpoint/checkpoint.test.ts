import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { buildSafetensors, type NamedTensor, parseSafetensors } from '../../testing/safetensors.ts';
import { openTiny, TINY_FILES, TINY_PYTORCH_FILES } from '../../testing/tiny.ts';
import { BadCheckpointError, NotFoundError } from '../errors.ts';
import { openCheckpoint } from './checkpoint.ts';
import { floatToHalf } from './element-types.ts';

const WORDS = 'bert.embeddings.word_embeddings.weight';
const QUERY = 'bert.encoder.layer.1.attention.self.query.weight';

let source: MemoryFiles;
let tensors: Map<string, NamedTensor>;

beforeAll(async () => {
  source = await MemoryFiles.ofFixture('fixtures/tiny/checkpoint', TINY_FILES);
  tensors = parseSafetensors(source.files.get('model.safetensors') ?? new Uint8Array());
});

const floatsOf = ({ bytes }: NamedTensor): Float32Array => new Float32Array(bytes.slice().buffer);
const halved = ({ shape, ...tensor }: NamedTensor): NamedTensor => ({
  dtype: 'F16',
  shape,
  bytes: new Uint8Array(floatToHalf(floatsOf({ shape, ...tensor })).buffer),
});
/** Cut to its upper half. */
const brain = ({ shape, bytes }: NamedTensor): NamedTensor => ({
  dtype: 'BF16',
  shape,
  bytes: bytes.filter((_, i) => i % 4 >= 2),
});
const open = (changed: ReadonlyMap<string, NamedTensor>) =>
  openCheckpoint(source.with({ 'model.safetensors': buildSafetensors(changed) }));
const replaced = (name: string, tensor: NamedTensor) => new Map(tensors).set(name, tensor);
const mapped = (change: (name: string, tensor: NamedTensor) => [string, NamedTensor]) =>
  new Map([...tensors].map(([name, tensor]) => change(name, tensor)));
const tensor = (name: string): NamedTensor => {
  const found = tensors.get(name);
  if (found === undefined) throw new Error(`The fixture lacks ${name}`);
  return found;
};

describe('openCheckpoint', () => {
  it('reads the same tensors from both formats, leaving out what the model has no use for', async () => {
    const fromSafetensors = await openCheckpoint(source);
    const { checkpoint: fromPyTorch } = await openTiny(TINY_PYTORCH_FILES);
    expect([...fromPyTorch.tensors.keys()].sort()).toEqual([...fromSafetensors.tensors.keys()].sort());
    for (const name of fromSafetensors.tensors.keys()) {
      expect(await fromPyTorch.read(name)).toEqual(await fromSafetensors.read(name));
    }
  });

  it('reads ranges of rows without reading the rest', async () => {
    const checkpoint = await openCheckpoint(source);
    source.reads.length = 0;
    const rows = await checkpoint.read(WORDS, 100, 3);
    expect(rows).toEqual(floatsOf(tensor(WORDS)).slice(100 * 64, 103 * 64));
    expect(source.reads).toEqual([3 * 64 * 4]);
  });

  it('reads fp16 and bf16 checkpoints', async () => {
    const half = await open(mapped((name, value) => [name, halved(value)]));
    const brained = await open(mapped((name, value) => [name, brain(value)]));
    const exact = floatsOf(tensor(QUERY));
    for (const [checkpoint, error] of [
      [half, 2 ** -11],
      [brained, 2 ** -7],
    ] as const) {
      const found = await checkpoint.read(QUERY);
      // Relative to each value, or one step of fp16's subnormal numbers.
      expect(
        exact.every((value, i) => Math.abs(value - (found[i] ?? 0)) <= Math.max(Math.abs(value) * error, 2 ** -25)),
      ).toBe(true);
      expect(found).not.toEqual(exact);
    }
  });

  it('reads sharded checkpoints', async () => {
    const names = [...tensors.keys()];
    const shards = [names.slice(0, 20), names.slice(20)].map(
      (part) => new Map(part.map((name) => [name, tensor(name)])),
    );
    const file = (i: number) => `model-0000${i + 1}-of-00002.safetensors`;
    const weight_map = Object.fromEntries(
      shards.flatMap((shard, i) => [...shard.keys()].map((name) => [name, file(i)])),
    );
    const sharded = source.with({
      'model.safetensors': undefined,
      'model.safetensors.index.json': JSON.stringify({ metadata: { total_size: 1 }, weight_map }),
      ...Object.fromEntries(shards.map((shard, i) => [file(i), buildSafetensors(shard)])),
    });
    const checkpoint = await openCheckpoint(sharded);
    expect(await checkpoint.read(QUERY)).toEqual(floatsOf(tensor(QUERY)));
    expect(checkpoint.files).toContain(file(1));
    await expect(openCheckpoint(sharded.with({ [file(1)]: undefined }))).rejects.toThrow(`${file(1)} is missing`);
    await expect(openCheckpoint(sharded.with({ [file(1)]: sharded.files.get(file(0)) }))).rejects.toThrow(
      /not listed/u,
    );
    const elsewhere = JSON.stringify({ weight_map: { [QUERY]: '../secret.safetensors' } });
    await expect(openCheckpoint(sharded.with({ 'model.safetensors.index.json': elsewhere }))).rejects.toBeInstanceOf(
      BadCheckpointError,
    );
  });

  it.each([
    [
      'gamma and beta',
      (name: string) => name.replace(/(LayerNorm)\.weight$/u, '$1.gamma').replace(/(LayerNorm)\.bias$/u, '$1.beta'),
    ],
    ['no bert prefix', (name: string) => name.replace(/^bert\./u, '')],
    [
      'the bias under its alias',
      (name: string) => name.replace(/^cls\.predictions\.bias$/u, 'cls.predictions.decoder.bias'),
    ],
  ])('takes names with %s', async (_, rename) => {
    const renamed = mapped((name, value) => [rename(name), value]);
    expect([...renamed.keys()]).not.toEqual([...tensors.keys()]);
    const checkpoint = await open(renamed);
    expect([...checkpoint.tensors.keys()].sort()).toEqual([...tensors.keys()].sort());
  });

  it('drops a decoder that is the embedding again and keeps one that differs', async () => {
    const decoder = 'cls.predictions.decoder.weight';
    const same = await open(replaced(decoder, tensor(WORDS)));
    expect(same.tensors.has(decoder)).toBe(false);
    const bytes = tensor(WORDS).bytes.slice();
    bytes.fill(0, 0, 4);
    const other = await open(replaced(decoder, { ...tensor(WORDS), bytes }));
    expect((await other.read(decoder))[0]).toBe(0);
  });

  it('wants the decoder of a model that does not tie it', async () => {
    const config = JSON.stringify({
      ...JSON.parse(new TextDecoder().decode(source.files.get('config.json'))),
      tie_word_embeddings: false,
    });
    await expect(openCheckpoint(source.with({ 'config.json': config }))).rejects.toThrow(/decoder\.weight: .*lacks/u);
  });

  it('names the tensor that is missing, has another shape, another type or no place', async () => {
    const without = new Map(tensors);
    without.delete(QUERY);
    const wrong = { ...tensor(QUERY), shape: [32, 128] };
    for (const changed of [without, replaced(QUERY, wrong), replaced(`${QUERY}.extra`, tensor(QUERY))]) {
      const failed = open(changed);
      await expect(failed).rejects.toBeInstanceOf(BadCheckpointError);
      await expect(failed).rejects.toThrow(QUERY);
    }
    const integers = await open(replaced(QUERY, { ...tensor(QUERY), dtype: 'I32' }));
    await expect(integers.read(QUERY)).rejects.toThrow(/query\.weight: .*I32/u);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'names the tensor that holds %d',
    async (value) => {
      const values = floatsOf(tensor(QUERY));
      values[77] = value;
      const checkpoint = await open(replaced(QUERY, { ...tensor(QUERY), bytes: new Uint8Array(values.buffer) }));
      const failed = checkpoint.read(QUERY);
      await expect(failed).rejects.toBeInstanceOf(BadCheckpointError);
      await expect(failed).rejects.toThrow(QUERY);
    },
  );

  it.each(['config.json', 'tokenizer_config.json', 'vocab.txt', 'model.safetensors'])(
    'says that %s is missing',
    async (name) => {
      const failed = openCheckpoint(source.with({ [name]: undefined }));
      await expect(failed).rejects.toBeInstanceOf(NotFoundError);
      await expect(failed).rejects.toThrow(name);
    },
  );

  it('rejects a config that is no JSON and a vocabulary larger than the model', async () => {
    await expect(openCheckpoint(source.with({ 'config.json': '{' }))).rejects.toThrow(/config\.json: not JSON/u);
    await expect(openCheckpoint(source.with({ 'vocab.txt': 'x\n'.repeat(4001) }))).rejects.toThrow(/4001 tokens/u);
  });

  it('finds the licence in the model card', async () => {
    expect((await openCheckpoint(source)).licence).toBeUndefined();
    const card = source.with({ 'README.md': '---\nlanguage: ja\nlicense: cc-by-sa-4.0\n---\n# Model\n' });
    expect((await openCheckpoint(card)).licence).toBe('cc-by-sa-4.0');
    expect((await openCheckpoint(source.with({ 'README.md': 'license: mit' }))).licence).toBeUndefined();
  });
});
