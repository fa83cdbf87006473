import type { LexiconLabel } from '../../worker/reader.ts';

/** What the lexicons in force are called once each is a compiled MeCab dictionary. */
export function dictionaryNames(lexicons: readonly LexiconLabel[]): string[] {
  return lexicons.map(({ kind, name }) => {
    if (kind === 'own') return 'own-words.dic';
    if (kind === 'vocabulary') return 'vocabulary.dic';
    return name.replace(/\.(?:tsv|csv)$/iu, '.dic');
  });
}
