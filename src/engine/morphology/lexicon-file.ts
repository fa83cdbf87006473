import { BadLexiconError } from '../errors.ts';
import { type Lexicon, MAX_WORDS } from './lexicon.ts';
import { lexiconFromTsv } from './lexicon-tsv.ts';
import { lexiconFromMecabCsv } from './mecab-csv.ts';
import { lexiconFromMecabDic } from './mecab-dic.ts';

/**
 * A lexicon from the bytes of a file; its name's ending says which of the three formats it is.
 * @throws BadLexiconError
 */
export function lexiconFromFile(bytes: Uint8Array, name: string): Lexicon {
  switch (/\.(\w+)$/u.exec(name)?.[1]?.toLowerCase()) {
    case 'dic':
      return lexiconFromMecabDic(bytes, name);
    case 'csv':
      checkLines(bytes, name);
      return lexiconFromMecabCsv(decodeUtf8(bytes, name), name);
    case 'tsv':
      checkLines(bytes, name);
      return lexiconFromTsv(decodeUtf8(bytes, name), name);
    default:
      throw new BadLexiconError(`${name}: a lexicon is a .dic, .csv or .tsv file.`, { reason: 'unknown-format' });
  }
}

/** Counts the lines before they take memory as text and words. */
function checkLines(bytes: Uint8Array, name: string): void {
  let lines = 1;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) lines += 1;
  }
  if (lines > MAX_WORDS) {
    const detail = `${name}: has more than ${MAX_WORDS} lines.`;
    throw new BadLexiconError(detail, { reason: 'too-many-words', value: MAX_WORDS });
  }
}

function decodeUtf8(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new BadLexiconError(`${name}: is not UTF-8.`, { reason: 'not-utf8' }, { cause });
  }
}
