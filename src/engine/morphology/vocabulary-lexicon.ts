import type { Vocab } from '../wordpiece/vocab.ts';
import { beginsKey } from './double-array.ts';
import { COMMON_NOUN, Lexicon, type LexiconWord } from './lexicon.ts';
import type { SystemDictionary } from './system-dictionary.ts';
import { Tagger } from './tagger.ts';

/**
 * A lexicon from a model's own vocabulary, for when the user dictionary it was trained with is missing: a whole-word
 * entry that the system dictionary alone would cut into several words can hardly have come from anywhere else.
 *
 * WordPiece also makes word beginnings of its own (繰り返, 名古, 大統), and some words of the system dictionary are cut
 * only when they stand alone (先天性, ｍｇ): what is or begins a word of that dictionary is left out, and so is what doesn't
 * look like a term.
 * @returns undefined when no entry qualifies
 */
export function lexiconFromVocabulary(
  vocab: Vocab,
  system: SystemDictionary,
  name = 'vocabulary',
): Lexicon | undefined {
  const tagger = new Tagger(system);
  const words: LexiconWord[] = [];
  for (let id = 0; id < vocab.size; id++) {
    const surface = vocab.token(id);
    if (!looksLikeTerm(surface) || tagger.segment(surface).count < 2 || beginsKey(system.trie, surface)) continue;
    words.push({ ...COMMON_NOUN, surface, details: () => ({}) });
  }
  return words.length === 0 ? undefined : new Lexicon(name, words);
}

/** Kanji, kana and (full-width) Latin and Greek letters; digits and hyphens between them. */
const TERM = /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Latin}\p{Script=Greek}ー・０-９－]+$/u;
/** に対, を通: particles run into what follows them. */
const PARTICLE_FIRST = /^[をにはがとでもへのか]\p{Script=Han}/u;
const DIGIT_FIRST = /^[０-９一二三四五六七八九十百千万]+\p{Script=Han}?$/u;
/** Two letters are more often the beginning of an abbreviation or a unit than a name. */
const TWO_LETTERS = /^[\p{Script=Latin}]{2}$/u;

function looksLikeTerm(token: string): boolean {
  if ([...token].length < 2 || !TERM.test(token)) return false;
  return ![PARTICLE_FIRST, DIGIT_FIRST, TWO_LETTERS].some((pattern) => pattern.test(token));
}
