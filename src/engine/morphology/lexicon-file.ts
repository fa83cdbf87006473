import { BadLexiconError } from '../errors.ts';
import type { Lexicon } from './lexicon.ts';
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
      return lexiconFromMecabCsv(decodeUtf8(bytes, name), name);
    case 'tsv':
      return lexiconFromTsv(decodeUtf8(bytes, name), name);
    default:
      throw new BadLexiconError(`${name}: a lexicon is a .dic, .csv or .tsv file.`, { reason: 'unknown-format' });
  }
}

function decodeUtf8(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new BadLexiconError(`${name}: is not UTF-8.`, { reason: 'not-utf8' }, { cause });
  }
}
