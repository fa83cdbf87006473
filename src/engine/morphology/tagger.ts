import { BadLexiconError } from '../errors.ts';
import { type CharInfo, defaultCategory, invoked } from './char-category.ts';
import { CONTEXT_ID, type Dictionary, LAST_OF_SURFACE, type WordEntries } from './dictionary.ts';
import { prefixMatches, searchPrefixes } from './double-array.ts';
import { FIRST_LEXICON, Lattice, SYSTEM, UNKNOWN } from './lattice.ts';
import type { Lexicon } from './lexicon.ts';
import type { SystemDictionary } from './system-dictionary.ts';
import { singleCharacter, skipSpaces, unknownWordLengths } from './unknown-words.ts';
import { Viterbi } from './viterbi.ts';

/** A text's words in order. White space between words (not U+3000, which is a word) belongs to none. */
export interface Segmentation {
  readonly count: number;
  /** UTF-16 units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** UNKNOWN, SYSTEM, or FIRST_LEXICON + index of the user dictionary. */
  readonly dictionaries: Uint8Array;
  /** Index of the word's entry in its dictionary. */
  readonly entries: Int32Array;
}

/** LENGTH of a category is at most 15, and there is the group. */
const MAX_UNKNOWN_LENGTHS = 16;

/** MeCab 0.996's analysis: the cheapest path through the lattice of a system dictionary and user dictionaries. */
export class Tagger {
  private readonly system: SystemDictionary;
  private readonly dictionaries: readonly Dictionary[];
  private readonly lattice = new Lattice();
  private readonly viterbi: Viterbi;
  private readonly found = prefixMatches();
  private readonly unknownLengths = new Int32Array(MAX_UNKNOWN_LENGTHS);
  private units = new Uint16Array(256);

  /**
   * @param lexicons user dictionaries, in the order in which their words are tried after the system's
   * @throws BadLexiconError when one has context ids that the system dictionary's connection matrix lacks
   */
  constructor(system: SystemDictionary, lexicons: readonly Lexicon[] = []) {
    const { leftIds, rightIds } = system.connection;
    for (const { name, highestLeftId, highestRightId } of lexicons) {
      if (highestLeftId < leftIds && highestRightId < rightIds) continue;
      throw new BadLexiconError(
        `${name}: has context ids that the system dictionary lacks; it was made for another one.`,
        { reason: 'other-dictionary' },
      );
    }
    this.system = system;
    this.dictionaries = [system, ...lexicons];
    this.viterbi = new Viterbi(system.connection);
  }

  /** Lone surrogates are characters of their own; U+0000 is one too (MeCab's C string would end there). */
  segment(text: string): Segmentation {
    const { lattice } = this;
    const length = text.length;
    const units = this.unitsOf(text);
    lattice.reset(length);
    for (let position = 0; position < length; position++) {
      if (!lattice.hasEnding(position)) continue;
      const first = lattice.count;
      this.addWords(units, position, length);
      this.viterbi.connect(lattice, position, first, lattice.count);
      lattice.listAsEnding(first, lattice.count);
    }
    // Trailing spaces are no word and no word swallows them: the sentence ends where the last word does.
    let last = length;
    while (!lattice.hasEnding(last)) last -= 1;
    return this.pathTo(this.viterbi.bestLast(lattice, last));
  }

  /** Adds every word that can begin at `position`, in MeCab's order: system, user dictionaries, unknown. */
  private addWords(units: Uint16Array, position: number, length: number): void {
    const { categories } = this.system;
    const start = skipSpaces(categories, units, position, length);
    if (start === length) return;
    const before = this.lattice.count;
    for (let index = 0; index < this.dictionaries.length; index++) {
      const dictionary = this.dictionaries[index] as Dictionary;
      searchPrefixes(dictionary.trie, units, start, length, this.found);
      for (let match = 0; match < this.found.count; match++) {
        const end = start + (this.found.lengths[match] as number);
        this.addEntries(start, end, dictionary.entries, this.found.values[match] as number, SYSTEM + index);
      }
    }
    const info = categories.at(units, start);
    if (this.lattice.count > before && !invoked(info)) return;
    const lengths = unknownWordLengths(categories, units, start, length, this.unknownLengths);
    for (let at = 0; at < lengths; at++) this.addUnknown(start, start + (this.unknownLengths[at] as number), info);
    if (this.lattice.count === before) this.addUnknown(start, start + singleCharacter(units, start), info);
  }

  private addEntries(start: number, end: number, entries: WordEntries, first: number, dictionary: number): void {
    const { leftIds, rightIds, costs } = entries;
    for (let entry = first; ; entry++) {
      const left = leftIds[entry] as number;
      const right = (rightIds[entry] as number) & CONTEXT_ID;
      this.lattice.add(start, end, left & CONTEXT_ID, right, costs[entry] as number, dictionary, entry);
      if ((left & LAST_OF_SURFACE) !== 0) return;
    }
  }

  private addUnknown(start: number, end: number, info: CharInfo): void {
    const { first, entries } = this.system.unknown;
    this.addEntries(start, end, entries, first[defaultCategory(info)] as number, UNKNOWN);
  }

  private pathTo(last: number): Segmentation {
    const { lattice } = this;
    let count = 0;
    for (let node = last; node > 0; node = lattice.previous[node] as number) count += 1;
    const words = {
      count,
      starts: new Int32Array(count),
      ends: new Int32Array(count),
      dictionaries: new Uint8Array(count),
      entries: new Int32Array(count),
    };
    for (let node = last, word = count - 1; node > 0; node = lattice.previous[node] as number, word--) {
      words.starts[word] = lattice.start[node] as number;
      words.ends[word] = lattice.end[node] as number;
      words.dictionaries[word] = lattice.dictionary[node] as number;
      words.entries[word] = lattice.entry[node] as number;
    }
    return words;
  }

  private unitsOf(text: string): Uint16Array {
    if (this.units.length < text.length) this.units = new Uint16Array(text.length * 2);
    const units = this.units.subarray(0, text.length);
    for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
    return units;
  }
}

/** The n-th user dictionary's index of a word's dictionary; undefined for the system's and unknown words. */
export function lexiconIndex(dictionary: number): number | undefined {
  return dictionary >= FIRST_LEXICON ? dictionary - FIRST_LEXICON : undefined;
}
