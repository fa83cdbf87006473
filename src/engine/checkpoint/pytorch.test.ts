import { describe, expect, it } from 'vitest';
import { readFixture } from '../../testing/fixtures.ts';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { type PicklePart, pickle, pickledTensor, pickledText } from '../../testing/pickle.ts';
import { buildZip, readZip, type ZipOptions } from '../../testing/zip.ts';
import { BadCheckpointError } from '../errors.ts';
import { readPyTorch } from './pytorch.ts';

const fixture = await readFixture('fixtures/tiny/checkpoint/pytorch_model.bin');

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const file = await new MemoryFiles([['x.bin', bytes]]).open('x.bin');
  if (file === undefined) throw new Error('unreachable');
  return readPyTorch(file, 'x.bin');
}

/** A file of one storage, 0, of the numbers 0, 1, 2 …, with the given views of it. */
async function views(
  elements: number,
  tensors: Readonly<Record<string, PicklePart[]>>,
  options: ZipOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const items = Object.entries(tensors).flatMap(([name, parts]) => [...pickledText(name), ...parts, 's']);
  const storage = new Uint8Array(Float32Array.from({ length: elements }, (_, i) => i).buffer);
  const entries = new Map([
    ['m/data.pkl', pickle(0x80, 2, '}', ...items, '.')],
    ['m/byteorder', new TextEncoder().encode('little')],
    ['m/data/0', storage],
  ]);
  return buildZip(entries, options);
}

const floats = (bytes: Uint8Array<ArrayBuffer> | undefined) => [
  ...new Float32Array(bytes?.buffer ?? new ArrayBuffer(0)),
];

describe('readPyTorch', () => {
  it('reads views with offsets and strides, whole and by rows', async () => {
    const tensors = await read(
      await views(12, {
        plain: pickledTensor({ elements: 12, offset: 2, shape: [3, 3], strides: [3, 1] }),
        transposed: pickledTensor({ elements: 12, offset: 0, shape: [4, 3], strides: [1, 4] }),
        repeated: pickledTensor({ elements: 12, offset: 5, shape: [2, 2], strides: [0, 1] }),
      }),
    );
    expect(floats(await tensors.get('plain')?.readRows(1, 2))).toEqual([5, 6, 7, 8, 9, 10]);
    expect(floats(await tensors.get('transposed')?.readRows(0, 4))).toEqual([0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]);
    expect(floats(await tensors.get('transposed')?.readRows(2, 1))).toEqual([2, 6, 10]);
    expect(floats(await tensors.get('repeated')?.readRows(0, 2))).toEqual([5, 6, 5, 6]);
  });

  it('reads zip64 archives', async () => {
    const view = pickledTensor({ elements: 4, offset: 0, shape: [2, 2], strides: [2, 1] });
    const tensors = await read(await views(4, { w: view }, { zip64: true }));
    expect(floats(await tensors.get('w')?.readRows(0, 2))).toEqual([0, 1, 2, 3]);
  });

  it('reads the storages of tied tensors once each', async () => {
    const tensors = await read(fixture);
    expect(tensors.has('cls.predictions.decoder.weight')).toBe(true);
    expect(await tensors.get('cls.predictions.decoder.weight')?.readRows(7, 2)).toEqual(
      await tensors.get('bert.embeddings.word_embeddings.weight')?.readRows(7, 2),
    );
  });

  it('refuses a forbidden global by its name, without evaluating it', async () => {
    const entries = await readZip(fixture);
    entries.set('pytorch_model/data.pkl', pickle(0x80, 2, 'cposix\nsystem\n', ...pickledText('true'), 0x85, 'R.'));
    const failed = read(await buildZip(entries));
    await expect(failed).rejects.toBeInstanceOf(BadCheckpointError);
    await expect(failed).rejects.toThrow('posix.system');
  });

  it('refuses compressed entries', async () => {
    await expect(read(await buildZip(await readZip(fixture), { level: 6 }))).rejects.toThrow(/compressed/u);
  });

  it('refuses an entry that says it is larger than what is stored of it', async () => {
    const view = pickledTensor({ elements: 400, offset: 0, shape: [400], strides: [1] });
    const bytes = await buildZip(
      new Map([
        ['m/data/0', new Uint8Array(16)],
        ['m/data.pkl', pickle(0x80, 2, '}', ...pickledText('w'), ...view, 's.')],
      ]),
    );
    const fields = new DataView(bytes.buffer);
    // The central directory's first entry is the storage; 24 bytes in is its size, not compressed.
    let entry = 0;
    while (fields.getUint32(entry, true) !== 0x02014b50) entry++;
    expect(fields.getUint32(entry + 24, true)).toBe(16);
    fields.setUint32(entry + 24, 1600, true);
    const failed = (await read(bytes)).get('w')?.readRows(0, 400);
    await expect(failed).rejects.toBeInstanceOf(BadCheckpointError);
    await expect(failed).rejects.toThrow('x.bin: m/data/0: damaged');
  });

  it('refuses big-endian files', async () => {
    const entries = await readZip(fixture);
    entries.set('pytorch_model/byteorder', new TextEncoder().encode('big'));
    await expect(read(await buildZip(entries))).rejects.toThrow(/byte order "big"/u);
  });

  it.each(['pytorch_model/data.pkl', 'pytorch_model/data/0'])(
    'names the tensor or file when %s is missing',
    async (name) => {
      const entries = await readZip(fixture);
      entries.delete(name);
      const failed = read(await buildZip(entries));
      await expect(failed).rejects.toBeInstanceOf(BadCheckpointError);
      await expect(failed).rejects.toThrow(/data\.pkl|word_embeddings/u);
    },
  );

  it('reads hundreds of storages, which are open at a time', async () => {
    const names = Array.from({ length: 400 }, (_, i) => String(i));
    const items = names.flatMap((key) => [
      ...pickledText(`t${key}`),
      ...pickledTensor({ key, elements: 2, offset: 0, shape: [2], strides: [1] }),
      's',
    ]);
    const storage = (i: number) => new Uint8Array(Float32Array.of(i, -i).buffer);
    const tensors = await read(
      await buildZip(
        new Map([
          ['m/data.pkl', pickle(0x80, 2, '}', ...items, '.')],
          ...names.map((key, i) => [`m/data/${key}`, storage(i)] as const),
        ]),
      ),
    );
    for (const [i, key] of names.entries()) {
      expect(floats(await tensors.get(`t${key}`)?.readRows(0, 1))).toEqual([i]);
    }
    for (const [i, key] of names.entries()) {
      expect(floats(await tensors.get(`t${key}`)?.readRows(1, 1))).toEqual([-i]);
      await tensors.get(`t${key}`)?.verify?.();
    }
  });

  it('reads a storage once, in order, while its CRC is checked', async () => {
    const elements = 3 * 2 ** 20;
    const view = (rows: number, offset: number) =>
      pickledTensor({ elements, offset, shape: [rows, 1024], strides: [1024, 1] });
    const bytes = await views(elements, { a: view(1024, 0), b: view(2048, 2 ** 20) });
    const files = new MemoryFiles([['x.bin', bytes]]);
    const file = await files.open('x.bin');
    if (file === undefined) throw new Error('unreachable');
    const tensors = await readPyTorch(file, 'x.bin');
    files.reads.length = 0;
    for (let row = 0; row < 1024; row += 256) await tensors.get('a')?.readRows(row, 256);
    await tensors.get('b')?.readRows(0, 2048);
    await tensors.get('a')?.verify?.();
    expect(files.reads.filter((length) => length >= 2 ** 20)).toEqual([...Array(4).fill(2 ** 20), 2 ** 23]);
  });

  it('rejects a storage whose bytes do not match their CRC when the last of them is read', async () => {
    const damaged = fixture.slice();
    const middle = Math.floor(damaged.length / 2);
    damaged[middle] = (damaged[middle] ?? 0) ^ 1;
    const words = (await read(damaged)).get('bert.embeddings.word_embeddings.weight');
    await expect(words?.readRows(0, 1)).resolves.toHaveLength(4 * 64);
    for (const attempt of [() => words?.verify?.(), () => words?.readRows(0, 1)]) {
      const failed = attempt();
      await expect(failed).rejects.toBeInstanceOf(BadCheckpointError);
      await expect(failed).rejects.toThrow('x.bin: pytorch_model/data/0: damaged');
    }
    const last = (await read(damaged)).get('bert.embeddings.word_embeddings.weight')?.readRows(3999, 1);
    await expect(last).rejects.toBeInstanceOf(BadCheckpointError);
  });

  it('rejects truncated files', async () => {
    for (const length of [0, 3, 4, 1000, fixture.length >> 1, fixture.length - 30, fixture.length - 1]) {
      await expect(read(fixture.slice(0, length))).rejects.toBeInstanceOf(BadCheckpointError);
    }
  });

  it('tells the format from before PyTorch 1.6', async () => {
    await expect(read(pickle(0x80, 2, 0x8a, 10))).rejects.toThrow(/before 1\.6/u);
  });
});
