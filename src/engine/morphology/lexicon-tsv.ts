import { toFullWidth } from '../text/full-width.ts';
import { pythonStrip } from '../text/python-whitespace.ts';
import { plainCell } from '../text/spreadsheet.ts';
import {
  type BadLine,
  COMMON_NOUN,
  type Lexicon,
  type LexiconLines,
  type LexiconWord,
  lexiconFromLines,
  longLine,
  type WordDetails,
  wordProblem,
} from './lexicon.ts';

/**
 * Our own format: surface, reading, ICD-10, standard name, English, separated by tabs; only the surface is needed.
 * The apostrophe that keeps a spreadsheet from running a cell is taken off. Lines that begin with # and blank ones are passed over. Surfaces are made full-width, as the model reads them.
 */
export function readLexiconTsv(text: string): LexiconLines {
  const words: LexiconWord[] = [];
  const badLines: BadLine[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.startsWith('#') || pythonStrip(line) === '') continue;
    const long = longLine(line);
    if (long !== undefined) {
      badLines.push({ line: index + 1, ...long });
      continue;
    }
    const [typed = '', reading, icd10, standard, english] = line.split('\t').map(plainCell);
    const word = { ...COMMON_NOUN, surface: toFullWidth(pythonStrip(typed)).text };
    const problem = wordProblem(word);
    if (problem !== undefined) badLines.push({ line: index + 1, ...problem });
    else words.push({ ...word, details: () => present({ reading, icd10, standard, english }) });
  }
  return { words, badLines };
}

/** @throws BadLexiconError naming the first line that can't be used */
export function lexiconFromTsv(text: string, name: string): Lexicon {
  return lexiconFromLines(name, readLexiconTsv(text));
}

/** Details without the parts that are empty. */
function present(details: Record<string, string | undefined>): WordDetails {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined && value !== ''));
}
