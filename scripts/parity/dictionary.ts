import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTEXT_ID, LAST_OF_SURFACE } from '../../src/engine/morphology/dictionary.ts';
import { prefixMatches, searchPrefixes } from '../../src/engine/morphology/double-array.ts';
import { readMecabDic } from '../../src/engine/morphology/mecab-dic.ts';
import { SYSTEM_DICTIONARY } from '../../src/engine/morphology/mecab-dic-layout.ts';
import type { SystemDictionary } from '../../src/engine/morphology/system-dictionary.ts';

/**
 * Compares the packed dictionary with MeCab's own files: each word's ids and cost in the order in which they are tried,
 * and every connection cost.
 * @returns how many surfaces and costs differ
 */
export function compareDictionaries(packed: SystemDictionary, dicdir: string): { surfaces: number; costs: number } {
  const words = readMecabDic(readFileSync(join(dicdir, 'sys.dic')), 'sys.dic', SYSTEM_DICTIONARY);
  let surfaces = 0;
  for (let first = 0; first < words.length; ) {
    const surface = words[first]?.surface as string;
    let next = first;
    while (words[next]?.surface === surface) next += 1;
    const expected = words.slice(first, next).map(({ leftId, rightId, cost }) => `${leftId} ${rightId} ${cost}`);
    if (entriesOf(packed, surface).join() !== expected.join()) surfaces += 1;
    first = next;
  }
  return { surfaces, costs: differentCosts(packed, readFileSync(join(dicdir, 'matrix.bin'))) };
}

const found = prefixMatches();

function entriesOf({ trie, entries }: SystemDictionary, surface: string): string[] {
  const units = Uint16Array.from({ length: surface.length }, (_, at) => surface.charCodeAt(at));
  searchPrefixes(trie, units, 0, units.length, found);
  if (found.lengths[found.count - 1] !== surface.length) return [];
  const all: string[] = [];
  for (let entry = found.values[found.count - 1] as number; ; entry++) {
    const left = entries.leftIds[entry] as number;
    all.push(`${left & CONTEXT_ID} ${(entries.rightIds[entry] as number) & CONTEXT_ID} ${entries.costs[entry]}`);
    if ((left & LAST_OF_SURFACE) !== 0) return all;
  }
}

/** matrix.bin: numbers of right and left ids, then costs by left id, then right id. */
function differentCosts({ connection }: SystemDictionary, matrix: Buffer): number {
  const costs = new Int16Array(matrix.buffer.slice(matrix.byteOffset + 4, matrix.byteOffset + matrix.length));
  return connection.costs.reduce((count, cost, at) => count + Number(cost !== costs[at]), 0);
}
