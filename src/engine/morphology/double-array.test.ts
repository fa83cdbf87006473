import { array, assert, property, string, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf } from '../random.ts';
import { exactMatch, prefixMatches, searchPrefixes } from './double-array.ts';
import { buildDoubleArray } from './double-array-builder.ts';

const units = (text: string) => Uint16Array.from(text, (_, at) => text.charCodeAt(at));

function prefixesOf(text: string, keys: readonly string[]): string[] {
  const found = prefixMatches();
  const input = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  searchPrefixes(buildDoubleArray(keys), input, 0, input.length, found);
  return Array.from({ length: found.count }, (_, match) => {
    expect(keys[found.values[match] as number]).toBe(text.slice(0, found.lengths[match]));
    return text.slice(0, found.lengths[match]);
  });
}

describe('the double array', () => {
  it('finds every key that begins at a position, shortest first', () => {
    const keys = ['肺', '肺炎', '肺炎球菌', '胃'];
    expect(prefixesOf('肺炎球菌感染', keys)).toEqual(['肺', '肺炎', '肺炎球菌']);
    expect(prefixesOf('心', keys)).toEqual([]);
  });

  it('searches from a position up to an end', () => {
    const found = prefixMatches();
    searchPrefixes(buildDoubleArray(['炎', '炎症']), units('肺炎症'), 1, 2, found);
    expect(found.count).toBe(1);
  });

  it('is built in seconds of many long keys of few characters, in which most places are taken', () => {
    const random = randomOf(3);
    const letter = () => String.fromCharCode(0x4e00 + Math.floor(random() * 60));
    const keys = [...new Set(Array.from({ length: 40_000 }, () => Array.from({ length: 8 }, letter).join('')))].sort();
    const started = performance.now();
    const trie = buildDoubleArray(keys);
    expect(performance.now() - started).toBeLessThan(10_000);
    for (const [index, key] of keys.entries()) if (exactMatch(trie, key) !== index) expect.unreachable(key);
  });

  it('finds the same as trying every key, for any keys and text', () => {
    const few = string({ unit: 'binary', minLength: 1, maxLength: 6 });
    const alike = array(string({ unit: string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }), maxLength: 3 }));
    assert(
      property(
        uniqueArray(few, { minLength: 1, maxLength: 60 }),
        alike,
        string({ unit: 'binary' }),
        (some, pieces, tail) => {
          const keys = [...new Set([...some, ...pieces.filter((piece) => piece !== '')])].sort();
          const text = (keys[0] as string) + (keys.at(-1) as string) + tail;
          expect(prefixesOf(text, keys)).toEqual(
            keys.filter((key) => text.startsWith(key)).sort((a, b) => a.length - b.length),
          );
        },
      ),
    );
  });
});
