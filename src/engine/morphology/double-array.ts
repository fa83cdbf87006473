/**
 * A trie over UTF-16 units in two flat arrays, searched for all keys that begin at a position of a text.
 *
 * Each unit of the text is first mapped to a small code (frequent units have the lowest), 0 being "in no key". A node's
 * children stand at base[node] + code, and a cell belongs to that node when its label is that code: bases are unique,
 * so the label alone (16 bits) proves the parent. A key's end is the child with code 0. A negative base is a leaf.
 * Values are -base - 1.
 */
export interface DoubleArray {
  /** Codes by UTF-16 unit, 65,536 of them. */
  readonly codes: Uint16Array;
  readonly base: Int32Array;
  readonly labels: Uint16Array;
}

/** The label of a cell that no node owns. */
export const EMPTY = 0xffff;
export const ROOT = 0;

/** What a search found, shortest key first. One instance is reused over searches, so that a search makes no garbage. */
export interface PrefixMatches {
  count: number;
  /** Key lengths in UTF-16 units. */
  readonly lengths: Int32Array;
  readonly values: Int32Array;
}

/** MeCab, too, stops at 512 keys at one position. */
const MAX_MATCHES = 512;

export function prefixMatches(): PrefixMatches {
  return { count: 0, lengths: new Int32Array(MAX_MATCHES), values: new Int32Array(MAX_MATCHES) };
}

/** Finds the keys that are a prefix of units[from, end) and puts their lengths and values into `found`. */
export function searchPrefixes(
  { codes, base, labels }: DoubleArray,
  units: Uint16Array,
  from: number,
  end: number,
  found: PrefixMatches,
): void {
  found.count = 0;
  let node = ROOT;
  for (let at = from; at < end && found.count < MAX_MATCHES; at++) {
    const code = codes[units[at] as number] as number;
    if (code === 0) return;
    const child = (base[node] as number) + code;
    if (labels[child] !== code) return;
    node = child;
    const childBase = base[node] as number;
    if (childBase < 0) {
      add(found, at + 1 - from, -childBase - 1);
      return;
    }
    if (labels[childBase] === 0) add(found, at + 1 - from, -(base[childBase] as number) - 1);
  }
}

/** Whether `text` is a key, or the beginning of one. */
export function beginsKey(trie: DoubleArray, text: string): boolean {
  return nodeOf(trie, text) !== undefined;
}

/** The value of a key; undefined when `text` is none. */
export function exactMatch(trie: DoubleArray, text: string): number | undefined {
  const node = nodeOf(trie, text);
  if (node === undefined) return undefined;
  const { base, labels } = trie;
  const nodeBase = base[node] as number;
  if (nodeBase < 0) return -nodeBase - 1;
  return labels[nodeBase] === 0 ? -(base[nodeBase] as number) - 1 : undefined;
}

function nodeOf({ codes, base, labels }: DoubleArray, text: string): number | undefined {
  let node = ROOT;
  for (let at = 0; at < text.length; at++) {
    const code = codes[text.charCodeAt(at)] as number;
    const child = (base[node] as number) + code;
    if (code === 0 || (base[node] as number) < 0 || labels[child] !== code) return undefined;
    node = child;
  }
  return node;
}

function add(found: PrefixMatches, length: number, value: number): void {
  found.lengths[found.count] = length;
  found.values[found.count] = value;
  found.count += 1;
}
