import { BadLexiconError, type BadLexiconFacts } from '../errors.ts';
import { Lexicon, type LexiconWord, MAX_LINE, MAX_SURFACE, MAX_WORDS, wordProblem } from './lexicon.ts';
import { HEADER_BYTES, MAGIC_XOR, TOKEN_BYTES, UNIT_BYTES, USER_DICTIONARY, VERSION } from './mecab-dic-layout.ts';
import { detailsFromFeatures } from './mecab-features.ts';

/**
 * Reads a user dictionary compiled by `mecab-dict-index`; mecab-dic-layout.ts tells how one looks.
 *
 * Its words are taken out and put into a trie of our own: what is malformed shows here, not in the middle of a search.
 */
const NONE = -1;
/** As long as a surface may be, in UTF-8. */
const MAX_KEY_BYTES = 3 * MAX_SURFACE;

type Fail = (detail: string, facts?: BadLexiconFacts) => BadLexiconError;

interface Header {
  readonly entries: number;
  readonly doubleArrayBytes: number;
  readonly tokenBytes: number;
  readonly charset: string;
}

/** @throws BadLexiconError naming what is wrong */
export function lexiconFromMecabDic(bytes: Uint8Array, name: string): Lexicon {
  return new Lexicon(name, readMecabDic(bytes, name));
}

/**
 * The words of a compiled dictionary in the order of its bytes, those of one surface as MeCab tries them.
 * @param type USER_DICTIONARY or SYSTEM_DICTIONARY
 * @throws BadLexiconError naming what is wrong
 */
export function readMecabDic(bytes: Uint8Array, name: string, type: number = USER_DICTIONARY): LexiconWord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fail: Fail = (detail, facts) => new BadLexiconError(`${name}: ${detail}`, facts);
  const header = readHeader(view, bytes, type, fail);
  const tokensAt = HEADER_BYTES + header.doubleArrayBytes;
  const features = bytes.subarray(tokensAt + header.tokenBytes);
  const words: LexiconWord[] = [];
  for (const { key, first, count } of keys(view, header, fail)) {
    for (let token = first; token < first + count; token++) {
      const at = tokensAt + token * TOKEN_BYTES;
      const offset = view.getUint32(at + 8, true);
      const word = {
        surface: key,
        leftId: view.getUint16(at, true),
        rightId: view.getUint16(at + 2, true),
        cost: view.getInt16(at + 6, true),
        details: () => detailsFromFeatures(stringAt(features.subarray(offset, offset + 3 * MAX_LINE), 0)),
      };
      const problem = wordProblem(word);
      if (problem !== undefined) throw fail(`“${key}”: ${problem.detail}`);
      if (offset >= features.length) throw fail(`“${key}”: its features are outside the file`);
      words.push(word);
    }
  }
  // Fewer there can be: of more than 255 words with one surface, mecab-dict-index keeps the rest out of reach.
  if (words.length > header.entries) throw fail(`holds ${words.length} words, but says ${header.entries}`);
  return words;
}

function readHeader(view: DataView, bytes: Uint8Array, type: number, fail: Fail): Header {
  if (bytes.length < HEADER_BYTES)
    throw fail(`has ${bytes.length} bytes, less than a header`, { reason: 'not-mecab-dic' });
  const field = (index: number) => view.getUint32(4 * index, true);
  if ((field(0) ^ MAGIC_XOR) >>> 0 !== bytes.length)
    throw fail('is not a compiled MeCab dictionary, or is cut off', { reason: 'not-mecab-dic' });
  if (field(1) !== VERSION)
    throw fail(`has version ${field(1)}, not ${VERSION}`, { reason: 'version', value: field(1) });
  if (field(2) !== type)
    throw fail(`is ${field(2) === 0 ? 'a system' : 'another kind of'} dictionary; a user dictionary is wanted`, {
      reason: 'not-user-dictionary',
    });
  const [entries = 0, doubleArrayBytes = 0, tokenBytes = 0, featureBytes = 0] = [3, 6, 7, 8].map(field);
  if (HEADER_BYTES + doubleArrayBytes + tokenBytes + featureBytes !== bytes.length) {
    throw fail('its parts do not add up to its size');
  }
  if (doubleArrayBytes % UNIT_BYTES !== 0 || doubleArrayBytes === 0) throw fail('its double array has an odd size');
  if (tokenBytes !== entries * TOKEN_BYTES) throw fail(`has ${tokenBytes} bytes of entries for ${entries} words`);
  if (entries > MAX_WORDS && type === USER_DICTIONARY) {
    throw fail(`has ${entries} words; up to ${MAX_WORDS} are read`, { reason: 'too-many-words', value: MAX_WORDS });
  }
  const charset = stringAt(bytes.subarray(40, HEADER_BYTES), 0);
  if (!/^utf-?8$/i.test(charset))
    throw fail(`its charset is ${charset || 'not given'}; compile it with -t utf8`, {
      reason: 'charset',
      value: charset,
    });
  return { entries, doubleArrayBytes, tokenBytes, charset };
}

/** All keys of the double array in byte order, each with its tokens [first, first + count). */
function* keys(view: DataView, header: Header, fail: Fail) {
  const units = header.doubleArrayBytes / UNIT_BYTES;
  const base = (unit: number) => view.getInt32(HEADER_BYTES + unit * UNIT_BYTES, true);
  const check = (unit: number) => view.getUint32(HEADER_BYTES + unit * UNIT_BYTES + 4, true);
  const { firstChild, nextChild } = childrenByBase(units, check);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const tokens = header.tokenBytes / TOKEN_BYTES;
  const path: number[] = [];
  // A unit belongs to one parent (its check), so more steps than units mean that the parents go round in a circle.
  let steps = 0;
  const pending: { unit: number; depth: number; byte: number }[] = [{ unit: 0, depth: 0, byte: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { unit, depth, byte } = next;
    if (++steps > units) throw fail('its double array goes round in a circle');
    if (depth > MAX_KEY_BYTES) throw fail(`has a word of more than ${MAX_KEY_BYTES} bytes, or goes round in a circle`);
    path.length = depth;
    if (depth > 0) path[depth - 1] = byte;
    const from = base(unit);
    if (from < 0 || from >= units) continue;
    if (check(from) === from && base(from) < 0) {
      const value = -base(from) - 1;
      const [first, count] = [value >>> 8, value & 0xff];
      if (depth === 0 || count === 0 || first + count > tokens) throw fail('its double array points outside its words');
      yield { key: decodeKey(decoder, path, fail), first, count };
    }
    for (let child = firstChild[from] as number; child !== NONE; child = nextChild[child] as number) {
      pending.push({ unit: child, depth: depth + 1, byte: child - from - 1 });
    }
  }
}

/** The units below each base as linked lists, the highest first, so that no unit need be looked for. */
function childrenByBase(units: number, check: (unit: number) => number) {
  const firstChild = new Int32Array(units).fill(NONE);
  const nextChild = new Int32Array(units).fill(NONE);
  for (let unit = 0; unit < units; unit++) {
    const parentBase = check(unit);
    if (parentBase >= unit || unit - parentBase > 256) continue;
    nextChild[unit] = firstChild[parentBase] as number;
    firstChild[parentBase] = unit;
  }
  return { firstChild, nextChild };
}

function decodeKey(decoder: TextDecoder, path: readonly number[], fail: Fail): string {
  try {
    return decoder.decode(Uint8Array.from(path));
  } catch {
    throw fail('has a word that is not UTF-8');
  }
}

function stringAt(bytes: Uint8Array, offset: number): string {
  const end = bytes.indexOf(0, offset);
  return new TextDecoder().decode(bytes.subarray(offset, end < 0 ? bytes.length : end));
}
