import { CorruptFileError } from '../errors.ts';
import { CharCategories } from './char-category.ts';
import type { Dictionary, WordEntries } from './dictionary.ts';

/**
 * IPADIC, packed at build time (scripts/dictionary) into one buffer of typed arrays, so that loading it is making views.
 *
 * Layout, little-endian: 8 bytes magic, u32 length of a JSON header, the header, then the sections, each aligned to 8
 * bytes; the header gives each section's offset from the end of the header's padding, its length and element type.
 */
export interface SystemDictionary extends Dictionary {
  /** Entries, 392,126 for IPADIC 2.7.0-20070801. */
  readonly wordCount: number;
  readonly categories: CharCategories;
  readonly unknown: UnknownEntries;
  readonly connection: ConnectionMatrix;
}

/** Entries for unknown words by category: those of category c are [first[c], first[c + 1]). */
export interface UnknownEntries {
  readonly first: Uint16Array;
  readonly entries: WordEntries;
}

/** Connection costs: costs[leftIdOfRightNode * rightIds + rightIdOfLeftNode]. */
export interface ConnectionMatrix {
  readonly rightIds: number;
  readonly leftIds: number;
  readonly costs: Int16Array;
}

export const MAGIC = 'JMEDDIC1';

const ELEMENTS = { u16: Uint16Array, i16: Int16Array, u32: Uint32Array, i32: Int32Array } as const;
export type ElementType = keyof typeof ELEMENTS;

export interface PackedHeader {
  readonly wordCount: number;
  readonly rightIds: number;
  readonly leftIds: number;
  readonly sections: Readonly<Record<string, { type: ElementType; offset: number; length: number }>>;
}

/**
 * @param bytes the packed dictionary, decompressed; it is kept, not copied
 * @throws CorruptFileError
 */
export function loadSystemDictionary(bytes: Uint8Array<ArrayBuffer>): SystemDictionary {
  const { header, body } = parseHeader(bytes);
  const section = <T extends ElementType>(name: string, type: T): InstanceType<(typeof ELEMENTS)[T]> => {
    const place = header.sections[name];
    if (place?.type !== type) throw corrupt(`has no section "${name}" of type ${type}`);
    const Elements = ELEMENTS[type];
    const offset = body + place.offset;
    if (offset % 8 !== 0 || offset + place.length * Elements.BYTES_PER_ELEMENT > bytes.byteLength) {
      throw corrupt(`section "${name}" is outside the file`);
    }
    // The checker can't see that Elements and T are the same type.
    return new Elements(bytes.buffer, bytes.byteOffset + offset, place.length) as InstanceType<(typeof ELEMENTS)[T]>;
  };
  // IPADIC's left and right ids are the same for every word, so they are stored once.
  const ids = section('wordIds', 'u16');
  const unknownIds = section('unknownIds', 'u16');
  return {
    wordCount: header.wordCount,
    trie: {
      codes: section('trieCodes', 'u16'),
      base: section('trieBase', 'i32'),
      labels: section('trieLabels', 'u16'),
    },
    entries: { leftIds: ids, rightIds: ids, costs: section('wordCosts', 'i16') },
    categories: new CharCategories(section('charCategories', 'u32')),
    unknown: {
      first: section('unknownFirst', 'u16'),
      entries: { leftIds: unknownIds, rightIds: unknownIds, costs: section('unknownCosts', 'i16') },
    },
    connection: {
      rightIds: header.rightIds,
      leftIds: header.leftIds,
      costs: section('connectionCosts', 'i16'),
    },
  };
}

function parseHeader(bytes: Uint8Array): { header: PackedHeader; body: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes.byteLength < 16) throw corrupt('is not a packed dictionary');
  if (bytes.byteOffset % 8 !== 0) throw corrupt('is not aligned in memory');
  const length = view.getUint32(MAGIC.length, true);
  const start = MAGIC.length + 4;
  if (start + length > bytes.byteLength) throw corrupt('ends inside its header');
  try {
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(start, start + length))) as PackedHeader;
    return { header, body: Math.ceil((start + length) / 8) * 8 };
  } catch (cause) {
    throw corrupt('has a broken header', cause);
  }
}

function corrupt(detail: string, cause?: unknown): CorruptFileError {
  return new CorruptFileError('dictionary', detail, { cause });
}
