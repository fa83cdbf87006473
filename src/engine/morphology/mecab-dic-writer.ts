import { BadLexiconError } from '../errors.ts';
import { LAST_OF_SURFACE } from './dictionary.ts';
import { EMPTY } from './double-array.ts';
import { buildDoubleArray } from './double-array-builder.ts';
import type { Lexicon, LexiconWord } from './lexicon.ts';
import {
  CHARSET_OFFSET,
  HEADER_BYTES,
  MAGIC_XOR,
  MAX_TOKENS_OF_KEY,
  TOKEN_BYTES,
  UNIT_BYTES,
  USER_DICTIONARY,
  VERSION,
} from './mecab-dic-layout.ts';

/** IPADIC's number for 名詞,一般. MeCab shows it only when asked for it. */
const PART_OF_SPEECH = 38;
/** MeCab looks at base + byte + 1 without asking whether that is still inside. */
const PADDING_UNITS = 257;

export interface ContextIds {
  readonly leftIds: number;
  readonly rightIds: number;
}

/**
 * A lexicon as `mecab-dict-index -u` would write it: real MeCab loads it with `-u`.
 * @param ids the system dictionary's, which MeCab wants to be the same
 * @throws BadLexiconError when more than 255 words share a surface, which the format can't hold
 */
export function writeMecabDic(lexicon: Lexicon, { leftIds, rightIds }: ContextIds): Uint8Array<ArrayBuffer> {
  const words = Array.from({ length: lexicon.size }, (_, entry) => lexicon.word(entry) as LexiconWord);
  const keys = keysOf(lexicon, words);
  const trie = doubleArray(keys);
  const features = featureStrings(words);
  const tokenBytes = words.length * TOKEN_BYTES;
  const size = HEADER_BYTES + trie.byteLength + tokenBytes + features.bytes.length;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const header = [size ^ MAGIC_XOR, VERSION, USER_DICTIONARY, words.length, leftIds, rightIds];
  for (const [index, value] of [...header, trie.byteLength, tokenBytes, features.bytes.length].entries()) {
    view.setUint32(4 * index, value, true);
  }
  bytes.set(new TextEncoder().encode('utf8'), CHARSET_OFFSET);
  bytes.set(trie, HEADER_BYTES);
  for (const [index, { leftId, rightId, cost }] of words.entries()) {
    const at = HEADER_BYTES + trie.byteLength + index * TOKEN_BYTES;
    view.setUint16(at, leftId, true);
    view.setUint16(at + 2, rightId, true);
    view.setUint16(at + 4, PART_OF_SPEECH, true);
    view.setInt16(at + 6, cost, true);
    view.setUint32(at + 8, features.offsets[index] as number, true);
  }
  bytes.set(features.bytes, size - features.bytes.length);
  return bytes;
}

interface Key {
  /** UTF-8, a byte a character, so that it sorts and is indexed by bytes. */
  readonly bytes: string;
  readonly value: number;
}

function keysOf(lexicon: Lexicon, words: readonly LexiconWord[]): Key[] {
  const encoder = new TextEncoder();
  const keys: Key[] = [];
  for (let first = 0; first < words.length; ) {
    let next = first + 1;
    while (((lexicon.entries.leftIds[next - 1] as number) & LAST_OF_SURFACE) === 0) next += 1;
    const { surface } = words[first] as LexiconWord;
    if (next - first > MAX_TOKENS_OF_KEY) {
      throw new BadLexiconError(`${lexicon.name}: “${surface}” stands in it more than ${MAX_TOKENS_OF_KEY} times.`);
    }
    const bytes = Array.from(encoder.encode(surface), (byte) => String.fromCharCode(byte)).join('');
    keys.push({ bytes, value: (first << 8) | (next - first) });
    first = next;
  }
  return keys.sort((a, b) => (a.bytes < b.bytes ? -1 : 1));
}

function doubleArray(keys: readonly Key[]): Uint8Array {
  const codes = Uint16Array.from({ length: 0x10000 }, (_, unit) => (unit < 256 ? unit + 1 : 0));
  const { base, labels } = buildDoubleArray(
    keys.map(({ bytes }) => bytes),
    { codes, endsAsChildren: true },
  );
  const units = new DataView(new ArrayBuffer((base.length + PADDING_UNITS) * UNIT_BYTES));
  for (let cell = 0; cell < base.length; cell++) {
    const label = labels[cell] as number;
    if (label === EMPTY) continue;
    const value = base[cell] as number;
    units.setInt32(cell * UNIT_BYTES, value < 0 ? -(keys[-value - 1] as Key).value - 1 : value, true);
    units.setUint32(cell * UNIT_BYTES + 4, cell - label, true);
  }
  return new Uint8Array(units.buffer);
}

function featureStrings(words: readonly LexiconWord[]): { bytes: Uint8Array; offsets: number[] } {
  const encoder = new TextEncoder();
  const offsets: number[] = [];
  const strings = words.map((word) => encoder.encode(`${featuresOf(word)}\0`));
  let end = 0;
  for (const { length } of strings) {
    offsets.push(end);
    end += length;
  }
  const bytes = new Uint8Array(end);
  for (const [index, string] of strings.entries()) bytes.set(string, offsets[index]);
  return { bytes, offsets };
}

/** The lexicon's own, else a common noun's with standard name, reading and ICD-10 code where IPADIC has its last three. */
function featuresOf({ surface, details }: LexiconWord): string {
  const { features, standard = surface, reading = '*', icd10 = '*' } = details();
  return features || `名詞,一般,*,*,*,*,${standard},${reading},${icd10}`;
}
