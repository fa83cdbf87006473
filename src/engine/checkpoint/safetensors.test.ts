import { describe, expect, it } from 'vitest';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { withHeader } from '../../testing/safetensors.ts';
import { BadCheckpointError } from '../errors.ts';
import { readSafetensors } from './safetensors.ts';

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const file = await new MemoryFiles([['x.safetensors', bytes]]).open('x.safetensors');
  if (file === undefined) throw new Error('unreachable');
  return readSafetensors(file, 'x.safetensors');
}

const entry = (shape: number[], data_offsets: number[], dtype = 'F32') => ({ dtype, shape, data_offsets });
const file = (header: unknown, bytes: number) => withHeader(JSON.stringify(header), new Uint8Array(bytes).fill(7));

describe('readSafetensors', () => {
  it('reads rows of a tensor, whatever the order of the header', async () => {
    const data = Uint8Array.from({ length: 24 }, (_, i) => i);
    const header = { __metadata__: { format: 'pt' }, b: entry([2], [16, 24]), a: entry([2, 2], [0, 16]) };
    const tensors = await read(withHeader(JSON.stringify(header), data));
    expect(tensors.get('a')?.shape).toEqual([2, 2]);
    expect(await tensors.get('a')?.readRows(1, 1)).toEqual(data.slice(8, 16));
    expect(await tensors.get('b')?.readRows(0, 2)).toEqual(data.slice(16, 24));
  });

  it('takes scalars and empty tensors', async () => {
    const tensors = await read(file({ a: entry([], [0, 4]), b: entry([0, 3], [4, 4]) }, 4));
    expect(await tensors.get('a')?.readRows(0, 1)).toHaveLength(4);
    expect(await tensors.get('b')?.readRows(0, 0)).toHaveLength(0);
  });

  it.each([
    ['overlapping offsets', file({ a: entry([2], [0, 8]), b: entry([2], [4, 12]) }, 12), /overlaps/u],
    ['a hole', file({ a: entry([1], [0, 4]), b: entry([1], [8, 12]) }, 12), /unused/u],
    ['bytes left at the end', file({ a: entry([1], [0, 4]) }, 5), /4 bytes, the file holds 5/u],
    ['a file cut short', file({ a: entry([2], [0, 8]) }, 7), /8 bytes, the file holds 7/u],
    ['a shape that does not fit', file({ a: entry([3], [0, 8]) }, 8), /a: 8 bytes/u],
    ['offsets backwards', file({ a: entry([1], [8, 4]) }, 8), /a: -4 bytes/u],
    ['an unknown type', file({ a: entry([1], [0, 4], 'F12') }, 4), /F12/u],
    ['a type that is a property of every object', file({ a: entry([1], [0, 4], 'constructor') }, 4), /constructor/u],
    ['a negative shape', file({ a: entry([-1], [0, 4]) }, 4), /a:/u],
    ['a shape beyond numbers', file({ a: entry([2 ** 52, 2 ** 52], [0, 4]) }, 4), /a: 4 bytes/u],
    ['an entry that is no object', file({ a: 3 }, 0), /a:/u],
    ['a header that is a list', file([], 0), /not an object/u],
    ['a header that is no JSON', withHeader('{"a', new Uint8Array()), /not JSON/u],
    ['a header of 2^60 bytes', new Uint8Array(BigUint64Array.of(2n ** 60n, 0n).buffer), /1152921504606846976 bytes/u],
    ['a header of 20 MB', withHeader(' '.repeat(20_000_000), new Uint8Array()), /20000000 bytes/u],
    ['sizes that are no whole numbers', file({ a: entry([1.5], [0, 6]) }, 6), /a:/u],
    ['offsets of 2^53', file({ a: entry([2 ** 51], [0, 2 ** 53]) }, 4), /a:/u],
    ['a header longer than the file', new Uint8Array(BigUint64Array.of(9n, 0n).buffer), /9 bytes/u],
    ['an empty file', new Uint8Array(), /too short/u],
  ])('rejects %s', async (_, bytes, message) => {
    const failed = read(bytes);
    await expect(failed).rejects.toBeInstanceOf(BadCheckpointError);
    await expect(failed).rejects.toThrow(message);
  });
});
