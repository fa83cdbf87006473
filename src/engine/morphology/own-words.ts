import { toFullWidth } from '../text/full-width.ts';
import { tsvCell } from '../text/spreadsheet.ts';
import type { BadLine, LexiconLines, LexiconWord } from './lexicon.ts';
import { readLexiconTsv } from './lexicon-tsv.ts';
import { readMecabCsv } from './mecab-csv.ts';
import type { ContextIds } from './mecab-dic-writer.ts';

/** What MeCab's CSV has behind the surface: a context id, or "work it out". */
const MECAB_CSV = /^[^\t]*?,(?:-?\d+|\*|),/u;

/**
 * Words as a person types or pastes them, each line by itself: a word alone, our TSV, the same with commas, or MeCab's CSV. Bad lines
 * take nothing from the good ones. Surfaces are made full-width, as the model reads them.
 */
export function readOwnWords(text: string, ids: ContextIds): LexiconLines {
  const words: LexiconWord[] = [];
  const badLines: BadLine[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/u).entries()) {
    const found = MECAB_CSV.test(line) ? readMecabCsv(line) : readLexiconTsv(withTabs(line));
    for (const { reason, detail } of found.badLines) badLines.push({ line: index + 1, reason, detail });
    for (const word of found.words) {
      if (word.leftId < ids.leftIds && word.rightId < ids.rightIds) {
        words.push({ ...word, surface: toFullWidth(word.surface).text });
      } else {
        const detail = 'a context id is not in the system dictionary';
        badLines.push({ line: index + 1, reason: 'bad-context-id', detail });
      }
    }
  }
  return { words, badLines };
}

/** Our own TSV of the words; costs and ids other than a common noun's are not in it. */
export function writeLexiconTsv(words: readonly LexiconWord[]): string {
  const lines = words.map(({ surface, details }) => {
    const { reading = '', icd10 = '', standard = '', english = '' } = details();
    return [surface, reading, icd10, standard, english].map(tsvCell).join('\t').trimEnd();
  });
  return ['# surface\treading\ticd10\tstandard\tenglish', ...lines, ''].join('\n');
}

function withTabs(line: string): string {
  return line.includes('\t') ? line : line.replaceAll(',', '\t');
}
