import Papa from 'papaparse';
import {
  type BadLine,
  COMMON_NOUN,
  type Lexicon,
  type LexiconLines,
  type LexiconWord,
  lexiconFromLines,
  longLine,
  wordProblem,
} from './lexicon.ts';
import { detailsFromFeatures } from './mecab-features.ts';

/** surface, left id, right id, cost, then the features. */
const COST_FIELDS = 4;

/**
 * MeCab's dictionary CSV as `mecab-dict-index` reads it: surfaces as they are. Words whose ids or cost are left out get
 * those of a common noun, as do lines of a surface alone.
 */
export function readMecabCsv(text: string): LexiconLines {
  const words: LexiconWord[] = [];
  const badLines: BadLine[] = [];
  for (const [index, line] of text.split(/\r\n|\n/).entries()) {
    if (line === '') continue;
    const long = longLine(line);
    if (long !== undefined) {
      badLines.push({ line: index + 1, ...long });
      continue;
    }
    const fields = csvFields(line);
    const [surface = '', left = '', right = '', cost = ''] = fields;
    const features = fields.slice(COST_FIELDS).join(',');
    const word = {
      surface,
      leftId: numberOr(left, COMMON_NOUN.leftId),
      rightId: numberOr(right, COMMON_NOUN.rightId),
      cost: numberOr(cost, COMMON_NOUN.cost),
    };
    const problem = wordProblem(word);
    if (problem !== undefined) badLines.push({ line: index + 1, ...problem });
    else words.push({ ...word, details: () => detailsFromFeatures(features) });
  }
  return { words, badLines };
}

/** @throws BadLexiconError naming the first line that can't be used */
export function lexiconFromMecabCsv(text: string, name: string): Lexicon {
  return lexiconFromLines(name, readMecabCsv(text));
}

/** Negative ids mean "work it out" to MeCab. */
function numberOr(field: string, fallback: number): number {
  if (field === '' || field === '*' || field === '-1') return fallback;
  return /^-?\d+$/.test(field) ? Number(field) : Number.NaN;
}

/** Quoted fields are rare (a surface that is a comma), so most lines need no parser. */
function csvFields(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  return Papa.parse<string[]>(line, { delimiter: ',' }).data[0] ?? [];
}
