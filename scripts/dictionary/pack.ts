import { gzipSync } from 'node:zlib';
import { LAST_OF_SURFACE } from '../../src/engine/morphology/dictionary.ts';
import { buildDoubleArray } from '../../src/engine/morphology/double-array-builder.ts';
import { type ElementType, MAGIC, type PackedHeader } from '../../src/engine/morphology/system-dictionary.ts';
import { fileRank } from './entry-order.ts';
import {
  type Category,
  type IpadicEntry,
  readCategories,
  readConnectionCosts,
  readEntries,
  readUnknownEntries,
} from './kuromoji-data.ts';

type Section = Uint16Array | Int16Array | Uint32Array | Int32Array;

/** IPADIC in the layout of system-dictionary.ts, gzipped. Words of the same surface are in MeCab's order. */
export function packDictionary(): Uint8Array {
  const entries = sortedEntries();
  const surfaces: string[] = [];
  const ids = new Uint16Array(entries.length);
  for (const [at, entry] of entries.entries()) {
    if (entries[at - 1]?.surface !== entry.surface) surfaces.push(entry.surface);
    ids[at] = entry.contextId | (entries[at + 1]?.surface === entry.surface ? 0 : LAST_OF_SURFACE);
  }
  const trie = buildDoubleArray(surfaces);
  pointAtEntries(trie.base, entries);
  const { categories, table } = charCategories();
  const unknown = readUnknownEntries(categories.length);
  const connection = readConnectionCosts();
  return gzipSync(
    layOut(
      { wordCount: entries.length, rightIds: connection.rightIds, leftIds: connection.leftIds },
      {
        trieCodes: trie.codes,
        trieBase: trie.base,
        trieLabels: trie.labels,
        wordIds: ids,
        wordCosts: Int16Array.from(entries, (entry) => entry.cost),
        charCategories: table,
        unknownFirst: Uint16Array.from(unknown, (_, category) => unknown.slice(0, category).flat().length),
        unknownIds: Uint16Array.from(
          unknown.flatMap((list) =>
            list.map(({ contextId }, n) => contextId | (n + 1 < list.length ? 0 : LAST_OF_SURFACE)),
          ),
        ),
        unknownCosts: Int16Array.from(unknown.flat(), (entry) => entry.cost),
        connectionCosts: Int16Array.from({ length: connection.rightIds * connection.leftIds }, (_, at) =>
          connection.cost(at % connection.rightIds, Math.floor(at / connection.rightIds)),
        ),
      },
    ),
    { level: 9 },
  );
}

/** By surface (UTF-16 units), then in the order in which MeCab tries them. */
function sortedEntries(): IpadicEntry[] {
  const ranked = readEntries().map((entry, line) => ({ entry, line, rank: fileRank(entry) }));
  ranked.sort((a, b) => {
    if (a.entry.surface !== b.entry.surface) return a.entry.surface < b.entry.surface ? -1 : 1;
    return a.rank - b.rank || a.line - b.line;
  });
  return ranked.map(({ entry }) => entry);
}

/** Turns the trie's values from the surface's index into that of its first entry. */
function pointAtEntries(base: Int32Array, entries: readonly IpadicEntry[]): void {
  const firstEntry: number[] = [];
  for (const [at, entry] of entries.entries()) if (entries[at - 1]?.surface !== entry.surface) firstEntry.push(at);
  for (const [cell, value] of base.entries()) if (value < 0) base[cell] = -(firstEntry[-value - 1] as number) - 1;
}

/** The four spaces of IPADIC's char.def. */
const SPACES = new Set([0x09, 0x0a, 0x0b, 0x20]);

/**
 * MeCab's char.bin from kuromoji's tables. kuromoji writes SPACE's number where no category is given, which is DEFAULT.
 * MeCab's own table ends before U+FFFF, which reads as zeros: DEFAULT, but of no category and in no group.
 */
function charCategories(): { categories: Category[]; table: Uint32Array } {
  const { categories, defaults, others } = readCategories();
  const space = categories.findIndex(({ name }) => name === 'SPACE');
  const table = Uint32Array.from(defaults, (category, unit) => {
    const number = category === space && !SPACES.has(unit) ? 0 : category;
    const { length, group, invoke } = categories[number] as Category;
    const all = (others[unit] as number) | (1 << number);
    return all | (number << 18) | (length << 26) | (Number(group) << 30) | (Number(invoke) << 31);
  });
  table[0xffff] = 0;
  return { categories, table };
}

const TYPES: Readonly<Record<string, ElementType>> = {
  Uint16Array: 'u16',
  Int16Array: 'i16',
  Uint32Array: 'u32',
  Int32Array: 'i32',
};

function layOut(sizes: Omit<PackedHeader, 'sections'>, sections: Readonly<Record<string, Section>>): Uint8Array {
  const places: Record<string, { type: ElementType; offset: number; length: number }> = {};
  let end = 0;
  for (const [name, data] of Object.entries(sections)) {
    places[name] = { type: TYPES[data.constructor.name] as ElementType, offset: end, length: data.length };
    end = aligned(end + data.byteLength);
  }
  const header = new TextEncoder().encode(JSON.stringify({ ...sizes, sections: places } satisfies PackedHeader));
  const body = aligned(MAGIC.length + 4 + header.length);
  const bytes = new Uint8Array(body + end);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, header.length, true);
  bytes.set(header, MAGIC.length + 4);
  for (const [name, data] of Object.entries(sections)) {
    const offset = body + (places[name]?.offset ?? 0);
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
  }
  return bytes;
}

function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
