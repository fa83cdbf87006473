import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { buildSafetensors, type NamedTensor, parseSafetensors } from '../../testing/safetensors.ts';
import { TINY_FILES } from '../../testing/tiny.ts';
import { openCheckpoint } from '../checkpoint/checkpoint.ts';
import { floatToHalf, toFloat32 } from '../checkpoint/element-types.ts';
import { convert } from './convert.ts';
import { DTYPES } from './dtypes.ts';

type Tensors = ReadonlyMap<string, NamedTensor>;

let source: MemoryFiles;
let tensors: Tensors;

beforeAll(async () => {
  source = await MemoryFiles.ofFixture('fixtures/tiny/checkpoint', TINY_FILES);
  tensors = parseSafetensors(source.files.get('model.safetensors') ?? new Uint8Array());
});

const mapped = (change: (tensor: NamedTensor) => NamedTensor): Tensors =>
  new Map([...tensors].map(([name, tensor]) => [name, change(tensor)]));

const inHalf = ({ shape, bytes }: NamedTensor): NamedTensor => ({
  dtype: 'F16',
  shape,
  bytes: new Uint8Array(floatToHalf(new Float32Array(bytes.slice().buffer)).buffer),
});

/** Cut to the upper half of each fp32. */
const inBrain = ({ shape, bytes }: NamedTensor): NamedTensor => ({
  dtype: 'BF16',
  shape,
  bytes: bytes.filter((_, i) => i % 4 >= 2),
});

/** The same values as fp32. */
function widened({ dtype, shape, bytes }: NamedTensor): NamedTensor {
  const floats = toFloat32(bytes.slice() as Uint8Array<ArrayBuffer>, dtype === 'F16' ? 'F16' : 'BF16');
  return { dtype: 'F32', shape, bytes: new Uint8Array((floats ?? new Float32Array()).buffer) };
}

/** Sizes and sha256 of every file of every dtype. */
async function converted(files: Parameters<MemoryFiles['with']>[0]) {
  const copy = source.with(files);
  const options = { dtypes: DTYPES, name: 'tiny', source: copy, sourceFiles: [] };
  return (await convert(await openCheckpoint(copy), new MemoryFiles(), options)).models;
}
const convertedTensors = (copy: Tensors) => converted({ 'model.safetensors': buildSafetensors(copy) });

describe('a copy of a checkpoint', () => {
  it('in shards is converted to the same bytes', async () => {
    const names = [...tensors.keys()];
    const shards = [0, 1, 2].map((shard) => names.filter((_, i) => i % 3 === shard));
    const file = (shard: number) => `model-0000${shard + 1}-of-00003.safetensors`;
    const weight_map = Object.fromEntries(names.map((name, i) => [name, file(i % 3)]));
    const part = (shard: readonly string[]) =>
      buildSafetensors(new Map([...tensors].filter(([name]) => shard.includes(name))));
    const inShards = await converted({
      'model.safetensors': undefined,
      'model.safetensors.index.json': JSON.stringify({ metadata: {}, weight_map }),
      ...Object.fromEntries(shards.map((shard, i) => [file(i), part(shard)])),
    });
    expect(inShards).toEqual(await converted({}));
  });

  it.each([
    ['fp16', inHalf],
    ['bf16', inBrain],
  ] as const)('in %s is converted to what its values give as fp32', async (_, narrowed) => {
    const narrow = mapped(narrowed);
    const wide = new Map([...narrow].map(([name, tensor]) => [name, widened(tensor)]));
    const models = await convertedTensors(narrow);
    expect(models).toEqual(await convertedTensors(wide));
    expect(models).not.toEqual(await converted({}));
  });
});
