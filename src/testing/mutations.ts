import { concat } from './memory-files.ts';

/**
 * A damaged copy of a file, by one to four changes: bytes overwritten (with edges of ranges, with digits and with others
 * of the file), cut off, doubled, or a 32-bit field made extreme.
 * @param random numbers in [0, 1)
 */
export function mutated(original: Uint8Array, random: () => number): Uint8Array<ArrayBuffer> {
  let bytes = original.slice() as Uint8Array<ArrayBuffer>;
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = (values: readonly number[]) => values[below(values.length)] as number;
  for (let change = 1 + below(4); change > 0 && bytes.length > 4; change--) {
    const at = below(bytes.length);
    const kind = below(10);
    if (kind < 5) {
      const other = bytes[below(bytes.length)] as number;
      bytes[at] = oneOf([0, 1, 0x7f, 0x80, 0xff, 0x30 + below(10), other, below(256)]);
    } else if (kind < 8) {
      const field = 4 * below(Math.floor(bytes.length / 4));
      const extreme = oneOf([0, 1, 0x7fffffff, 0x80000000, 0xffffffff, bytes.length, below(2 ** 32)]);
      new DataView(bytes.buffer).setUint32(field, extreme, true);
    } else if (kind < 9) bytes = bytes.slice(0, at);
    else bytes = concat([bytes.subarray(0, at), bytes.subarray(at >> 1)]);
  }
  return bytes;
}
