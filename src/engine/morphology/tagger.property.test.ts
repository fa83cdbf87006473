import { array, assert, constantFrom, integer, oneof, property, string } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDictionary } from '../../testing/dictionary.ts';
import { invoked } from './char-category.ts';
import { CONTEXT_ID, LAST_OF_SURFACE, type WordEntries } from './dictionary.ts';
import { prefixMatches, searchPrefixes } from './double-array.ts';
import { SYSTEM, UNKNOWN } from './lattice.ts';
import type { SystemDictionary } from './system-dictionary.ts';
import { type Segmentation, Tagger } from './tagger.ts';
import { skipSpaces, unknownWordLengths } from './unknown-words.ts';

let system: SystemDictionary;
let tagger: Tagger;
beforeAll(async () => {
  system = await readDictionary();
  tagger = new Tagger(system);
});

/** Any UTF-16: lone surrogates, U+FFFF, astral characters and control characters among Japanese. */
const anyText = oneof(
  string({ unit: 'binary' }),
  array(integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  array(
    constantFrom(
      '肺',
      'がん',
      'の',
      '患者',
      'ＡＬＳ',
      '𠮷',
      '😀',
      '\ud83d',
      '\udc00',
      '\uffff',
      '\u0000',
      ' ',
      '　',
      'ー',
      '１',
    ),
    { maxLength: 40 },
  ).map((parts) => parts.join('')),
);

/** Without the spaces that words swallow. */
const japanese = array(
  constantFrom(
    ...'肺炎球菌性気管支と診断された患者には糖尿病もある、。',
    'ＣＴ',
    'カルテ',
    '１２',
    '訴',
    '😀',
    '\ud800',
  ),
  { minLength: 1, maxLength: 30 },
).map((parts) => parts.join(''));

interface Step {
  readonly end: number;
  readonly entries: WordEntries;
  readonly entry: number;
}

const unitsOf = (text: string) => Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** Every word that may begin at a place, found without the lattice. */
function choices(units: Uint16Array, start: number): Step[] {
  const found = prefixMatches();
  const steps: Step[] = [];
  const add = (end: number, entries: WordEntries, first: number) => {
    for (let entry = first; ; entry++) {
      steps.push({ end, entries, entry });
      if (((entries.leftIds[entry] as number) & LAST_OF_SURFACE) !== 0) return;
    }
  };
  searchPrefixes(system.trie, units, start, units.length, found);
  for (let match = 0; match < found.count; match++) {
    add(start + (found.lengths[match] as number), system.entries, found.values[match] as number);
  }
  const { categories, unknown } = system;
  const info = categories.at(units, start);
  if (steps.length > 0 && !invoked(info)) return steps;
  const lengths = new Int32Array(16);
  const count = unknownWordLengths(categories, units, start, units.length, lengths);
  const first = unknown.first[(info >>> 18) & 0xff] as number;
  for (const length of lengths.subarray(0, count)) add(start + length, unknown.entries, first);
  return steps;
}

function pathCost(path: readonly Step[]): number {
  const { costs, rightIds } = system.connection;
  let cost = 0;
  let right = 0;
  for (const { entries, entry } of path) {
    const left = (entries.leftIds[entry] as number) & CONTEXT_ID;
    cost += (costs[left * rightIds + right] as number) + (entries.costs[entry] as number);
    right = (entries.rightIds[entry] as number) & CONTEXT_ID;
  }
  return cost + (costs[right] as number);
}

function pathOf({ count, ends, dictionaries, entries }: Segmentation): Step[] {
  return Array.from({ length: count }, (_, word) => {
    const dictionary = dictionaries[word];
    expect([UNKNOWN, SYSTEM]).toContain(dictionary);
    const from = dictionary === SYSTEM ? system.entries : system.unknown.entries;
    return { end: ends[word] as number, entries: from, entry: entries[word] as number };
  });
}

describe('the tagger', () => {
  it('cuts any UTF-16 into words that, with the spaces before them, are the text', () => {
    assert(
      property(anyText, (text) => {
        const { starts, ends, count } = tagger.segment(text);
        const units = unitsOf(text);
        let position = 0;
        for (let word = 0; word < count; word++) {
          expect(starts[word]).toBe(skipSpaces(system.categories, units, position, units.length));
          expect(ends[word]).toBeGreaterThan(starts[word] as number);
          position = ends[word] as number;
        }
        expect(skipSpaces(system.categories, units, position, units.length)).toBe(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds a path that is as cheap as any other way through the text', () => {
    assert(
      property(japanese, array(integer({ min: 0, max: 0xffff }), { minLength: 60, maxLength: 60 }), (text, picks) => {
        const units = unitsOf(text);
        const best = pathCost(pathOf(tagger.segment(text)));
        const other: Step[] = [];
        for (let at = 0; at < units.length; ) {
          const steps = choices(units, at);
          const step = steps[(picks[other.length % picks.length] as number) % steps.length] as Step;
          other.push(step);
          at = step.end;
        }
        expect(best).toBeLessThanOrEqual(pathCost(other));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['胸部ＣＴで右下葉に浸潤影を認めた。', 'あ', 'Ａ', '１', ' ', '😀', '\ud800', 'ア', '[MASK]'])(
    'does work in proportion to the text’s length: %j again and again',
    (unit) => {
      const steps = (length: number) => {
        let looks = 0;
        const { categories } = system;
        const counted = Object.create(categories, {
          at: {
            value: (units: Uint16Array, at: number) => {
              looks += 1;
              return categories.at(units, at);
            },
          },
        });
        const counting = new Tagger({ ...system, categories: counted });
        counting.segment(unit.repeat(Math.ceil(length / unit.length)).slice(0, length));
        return looks + counting['lattice'].count;
      };
      expect(steps(100_000)).toBeLessThan(10.5 * steps(10_000));
    },
  );
});
