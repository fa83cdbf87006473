import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** IPADIC 2.7.0-20070801 as the npm package kuromoji carries it. */
export interface IpadicEntry {
  readonly surface: string;
  /** The left and the right context id: IPADIC's are always the same. */
  readonly contextId: number;
  readonly cost: number;
  /** Part of speech … reading, pronunciation, without the surface. */
  readonly features: string;
}

const dict = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');

function read(name: string): Buffer {
  return gunzipSync(readFileSync(join(dict, `${name}.dat.gz`)));
}

/** Bytes of one word entry: left id, right id, cost (16 bits each) and the offset of its features (32 bits). */
const ENTRY_BYTES = 10;

export function readEntries(): IpadicEntry[] {
  const entries = read('tid');
  const features = read('tid_pos');
  const words: IpadicEntry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
    // The file is padded with zeros; no word of IPADIC has context id 0, the sentence boundary's.
    if (entries.readUInt16LE(at) === 0) break;
    words.push(readEntry(entries, features, at));
  }
  return words;
}

function readEntry(entries: Buffer, features: Buffer, at: number): IpadicEntry {
  const contextId = entries.readUInt16LE(at);
  if (entries.readUInt16LE(at + 2) !== contextId) throw new Error('A word of IPADIC has two context ids.');
  const from = entries.readUInt32LE(at + 6);
  const line = features.toString('utf8', from, features.indexOf(0, from));
  const comma = line.indexOf(',');
  return {
    surface: line.slice(0, comma),
    contextId,
    cost: entries.readInt16LE(at + 4),
    features: line.slice(comma + 1),
  };
}

/** Entries for unknown words, a list a category, in the order of the categories' numbers. */
export function readUnknownEntries(categoryCount: number): IpadicEntry[][] {
  const entries = read('unk');
  const features = read('unk_pos');
  const map = read('unk_map');
  const lists: IpadicEntry[][] = [];
  let at = 4;
  for (let read = 0; read < categoryCount; read++) {
    const category = map.readInt32LE(at);
    const count = map.readInt32LE(at + 4);
    at += 8;
    lists[category] = Array.from({ length: count }, (_, n) =>
      readEntry(entries, features, map.readInt32LE(at + 4 * n)),
    );
    at += 4 * count;
  }
  return lists;
}

/** Connection costs as [right id of the left word][left id of the right word], after two numbers of ids. */
export function readConnectionCosts(): {
  rightIds: number;
  leftIds: number;
  cost(right: number, left: number): number;
} {
  const data = read('cc');
  const rightIds = data.readInt16LE(0);
  const leftIds = data.readInt16LE(2);
  return { rightIds, leftIds, cost: (right, left) => data.readInt16LE(4 + 2 * (right * leftIds + left)) };
}

export interface Category {
  readonly name: string;
  readonly invoke: boolean;
  readonly group: boolean;
  readonly length: number;
}

/** Categories by number, and each UTF-16 unit's default category and its further ones as bits. */
export function readCategories(): { categories: Category[]; defaults: Uint8Array; others: Uint32Array } {
  const definitions = read('unk_invoke');
  const categories: Category[] = [];
  for (let at = 0; at < definitions.length && definitions[at + 6] !== 0; ) {
    const end = definitions.indexOf(0, at + 6);
    categories.push({
      name: definitions.toString('utf8', at + 6, end),
      invoke: definitions[at] === 1,
      group: definitions[at + 1] === 1,
      length: definitions.readInt32LE(at + 2),
    });
    at = end + 1;
  }
  const others = read('unk_compat');
  return {
    categories,
    defaults: Uint8Array.from(read('unk_char')),
    others: Uint32Array.from({ length: 0x10000 }, (_, unit) => others.readUInt32LE(4 * unit)),
  };
}
