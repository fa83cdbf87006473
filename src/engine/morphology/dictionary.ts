import type { DoubleArray } from './double-array.ts';

/** What the lattice needs of a dictionary, the system's or a user's. */
export interface Dictionary {
  /** Surface → index of its first entry. */
  readonly trie: DoubleArray;
  readonly entries: WordEntries;
}

/**
 * Word entries in columns. Those of one surface stand next to each other, in the order in which MeCab tries them.
 */
export interface WordEntries {
  /** Left context ids; LAST_OF_SURFACE is set on the last entry of each surface. */
  readonly leftIds: Uint16Array;
  readonly rightIds: Uint16Array;
  readonly costs: Int16Array;
}

export const LAST_OF_SURFACE = 0x8000;
export const CONTEXT_ID = 0x7fff;
