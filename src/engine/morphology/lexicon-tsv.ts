import { BadLexiconError } from '../errors.ts';
import { toFullWidth } from '../text/full-width.ts';
import { pythonStrip } from '../text/python-whitespace.ts';
import { COMMON_NOUN, Lexicon, type LexiconWord, type WordDetails, wordProblem } from './lexicon.ts';

/** A line that can't be used, and why. */
export interface BadLine {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

/**
 * Our own format: surface, reading, ICD-10, standard name, English, separated by tabs; only the surface is needed.
 * Lines that begin with # and blank ones are passed over. Surfaces are made full-width, as the model reads them.
 */
export function readLexiconTsv(text: string): { words: LexiconWord[]; badLines: BadLine[] } {
  const words: LexiconWord[] = [];
  const badLines: BadLine[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.startsWith('#') || pythonStrip(line) === '') continue;
    const [typed = '', reading, icd10, standard, english] = line.split('\t');
    const word = { ...COMMON_NOUN, surface: toFullWidth(pythonStrip(typed)).text };
    const reason = wordProblem(word);
    if (reason !== undefined) badLines.push({ line: index + 1, reason });
    else words.push({ ...word, details: () => present({ reading, icd10, standard, english }) });
  }
  return { words, badLines };
}

/** @throws BadLexiconError naming the first line that can't be used */
export function lexiconFromTsv(text: string, name: string): Lexicon {
  const { words, badLines } = readLexiconTsv(text);
  const [bad] = badLines;
  if (bad !== undefined) throw new BadLexiconError(`${name}, line ${bad.line}: ${bad.reason}`);
  return new Lexicon(name, words);
}

/** Details without the parts that are empty. */
function present(details: Record<string, string | undefined>): WordDetails {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined && value !== ''));
}
