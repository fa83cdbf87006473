import { BadLexiconError } from '../errors.ts';
import { type Dictionary, LAST_OF_SURFACE, type WordEntries } from './dictionary.ts';
import { type DoubleArray, exactMatch } from './double-array.ts';
import { buildDoubleArray } from './double-array-builder.ts';
import type { LexiconReason } from './lexicon-reason.ts';

/** What a lexicon says of a word beside its costs; parts that it doesn't give are absent. */
export interface WordDetails {
  readonly reading?: string;
  readonly icd10?: string;
  /** The standard name, where the word is a variant of it. */
  readonly standard?: string;
  readonly english?: string;
  /** MeCab's feature string, where the lexicon has one. */
  readonly features?: string;
}

export interface LexiconWord {
  readonly surface: string;
  readonly leftId: number;
  readonly rightId: number;
  readonly cost: number;
  /** Made only when asked for: a lexicon can have a million words. */
  readonly details: () => WordDetails;
}

/** 名詞,一般 (common noun): the ids and cost of words that come without any. */
export const COMMON_NOUN = { leftId: 1285, rightId: 1285, cost: 3000 } as const;

/** In UTF-16 units. MeCab's keys are at most 65,535 bytes; no word of a language comes near this. */
export const MAX_SURFACE = 1024;
/** In UTF-16 units, a line of a text with all its columns; beyond the longest features that any dictionary has. */
export const MAX_LINE = 10_000;
/** Three times the largest list of disease names. Each takes some hundred bytes of memory. */
export const MAX_WORDS = 1_000_000;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A user dictionary. Words of the same surface are tried in the order given. */
export class Lexicon implements Dictionary {
  readonly name: string;
  readonly trie: DoubleArray;
  readonly entries: WordEntries;
  /** The highest context ids, for checking against a connection matrix. */
  readonly highestLeftId: number;
  readonly highestRightId: number;
  private readonly words: readonly LexiconWord[];

  /** @throws BadLexiconError when there is no word; words themselves are checked by `wordProblem` where they are read. */
  constructor(name: string, words: readonly LexiconWord[]) {
    if (words.length === 0) throw new BadLexiconError(`${name} has no words.`, { reason: 'no-words' });
    const order = Uint32Array.from(words.keys());
    order.sort((a, b) => compare(surface(words, a), surface(words, b)) || a - b);
    const surfaces: string[] = [];
    const firstEntry: number[] = [];
    for (const [at, index] of order.entries()) {
      const current = surface(words, index);
      if (current === surfaces.at(-1)) continue;
      surfaces.push(current);
      firstEntry.push(at);
    }
    this.name = name;
    this.words = Array.from(order, (index) => words[index] as LexiconWord);
    this.trie = buildDoubleArray(surfaces);
    const { base } = this.trie;
    for (let cell = 0; cell < base.length; cell++) {
      const value = base[cell] as number;
      if (value < 0) base[cell] = -(firstEntry[-value - 1] as number) - 1;
    }
    const leftIds = Uint16Array.from(this.words, ({ leftId }) => leftId);
    const rightIds = Uint16Array.from(this.words, ({ rightId }) => rightId);
    this.highestLeftId = leftIds.reduce((a, b) => Math.max(a, b), 0);
    this.highestRightId = rightIds.reduce((a, b) => Math.max(a, b), 0);
    for (const next of [...firstEntry.slice(1), this.words.length]) {
      leftIds[next - 1] = (leftIds[next - 1] as number) | LAST_OF_SURFACE;
    }
    this.entries = { leftIds, rightIds, costs: Int16Array.from(this.words, ({ cost }) => cost) };
  }

  /** Words, the same surface with other details counted apart. */
  get size(): number {
    return this.words.length;
  }

  /** The word of an entry index, as in Segmentation.entries. */
  word(entry: number): LexiconWord | undefined {
    return this.words[entry];
  }

  /** The first word with this surface. */
  find(surface: string): LexiconWord | undefined {
    const entry = exactMatch(this.trie, surface);
    return entry === undefined ? undefined : this.words[entry];
  }
}

export interface WordProblem {
  readonly reason: LexiconReason;
  /** English. */
  readonly detail: string;
}

/** A line that can't be used, and why. */
export interface BadLine extends WordProblem {
  /** From 1. */
  readonly line: number;
}

/** What a text holds that should be a lexicon. */
export interface LexiconLines {
  readonly words: LexiconWord[];
  readonly badLines: BadLine[];
}

/** Why a word can't be in a lexicon; undefined when it can. */
export function wordProblem(word: Omit<LexiconWord, 'details'>): WordProblem | undefined {
  const { surface, leftId, rightId, cost } = word;
  if (surface.length === 0) return { reason: 'empty-surface', detail: 'the surface is empty' };
  if (surface.length > MAX_SURFACE)
    return { reason: 'long-surface', detail: `the surface is longer than ${MAX_SURFACE} characters` };
  if (surface.includes('\0') || LONE_SURROGATE.test(surface))
    return { reason: 'bad-character', detail: 'the surface has a character that no text can have' };
  if (!isIntegerIn(leftId, 0, 0x7fff) || !isIntegerIn(rightId, 0, 0x7fff))
    return { reason: 'bad-context-id', detail: 'a context id is not in 0…32767' };
  if (!isIntegerIn(cost, -0x8000, 0x7fff)) return { reason: 'bad-cost', detail: 'the cost is not in −32768…32767' };
  return undefined;
}

/** A line that is too long to be one of a lexicon's, so that it isn't even taken apart; undefined when it isn't. */
export function longLine(line: string): WordProblem | undefined {
  if (line.length <= MAX_LINE) return undefined;
  return { reason: 'long-line', detail: `the line is longer than ${MAX_LINE} characters` };
}

/** @throws BadLexiconError naming the first line that can't be used */
export function lexiconFromLines(name: string, { words, badLines }: LexiconLines): Lexicon {
  const [bad] = badLines;
  if (bad !== undefined) throw new BadLexiconError(`${name}, line ${bad.line}: ${bad.detail}`, bad);
  return new Lexicon(name, words);
}

function isIntegerIn(value: number, lowest: number, highest: number): boolean {
  return Number.isInteger(value) && value >= lowest && value <= highest;
}

function surface(words: readonly LexiconWord[], index: number): string {
  return (words[index] as LexiconWord).surface;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
