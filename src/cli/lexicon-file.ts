import { basename, extname } from 'node:path';
import { BadLexiconError } from '../engine/errors.ts';
import type { Lexicon } from '../engine/morphology/lexicon.ts';
import { lexiconFromTsv } from '../engine/morphology/lexicon-tsv.ts';
import { lexiconFromMecabCsv } from '../engine/morphology/mecab-csv.ts';
import { lexiconFromMecabDic } from '../engine/morphology/mecab-dic.ts';
import { readBytes } from './read-bytes.ts';

/** @throws NotFoundError, BadLexiconError */
export async function readLexicon(path: string): Promise<Lexicon> {
  const bytes = await readBytes(path);
  const name = basename(path);
  switch (extname(path).toLowerCase()) {
    case '.dic':
      return lexiconFromMecabDic(bytes, name);
    case '.csv':
      return lexiconFromMecabCsv(decode(bytes, name), name);
    case '.tsv':
      return lexiconFromTsv(decode(bytes, name), name);
    default:
      throw new BadLexiconError(`${name}: a lexicon is a .dic, .csv or .tsv file.`);
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new BadLexiconError(`${name}: is not UTF-8.`, { cause });
  }
}
