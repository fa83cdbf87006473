import { expect, test } from 'vitest';
import { CorruptFileError } from '../errors.ts';
import type { FileSource } from '../io.ts';
import { readListedFile } from './read-file.ts';

/** A file of 10 bytes that counts how often it is read. */
function tenBytes() {
  const reads: number[] = [];
  const read = async (_offset: number, length: number) => {
    reads.push(length);
    return new Uint8Array(length);
  };
  const source: FileSource = { list: async () => ['x'], open: async () => ({ size: 10, read }) };
  return { source, reads };
}

test.each([2 ** 53 - 1, 2 ** 40, 11, 9])(
  'a file that should have %d bytes is refused before memory is taken',
  async (bytes) => {
    const { source, reads } = tenBytes();
    const failed = readListedFile(source, { name: 'x', bytes, sha256: '0'.repeat(64) }, { verify: false });
    await expect(failed).rejects.toBeInstanceOf(CorruptFileError);
    expect(reads).toEqual([]);
  },
);
