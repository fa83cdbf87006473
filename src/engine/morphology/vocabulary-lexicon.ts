import type { Vocab } from '../wordpiece/vocab.ts';
import { COMMON_NOUN, Lexicon, type LexiconWord } from './lexicon.ts';
import type { Tagger } from './tagger.ts';

/**
 * A lexicon from a model's own vocabulary, for when the user dictionary it was trained with is missing: a whole-word
 * entry that the system dictionary alone would cut into several words can hardly have come from anywhere else.
 *
 * WordPiece also makes word beginnings of its own (に対, によ, １１): only what looks like a term is kept.
 * @param tagger the system dictionary's, without lexicons
 * @returns undefined when no entry qualifies
 */
export function lexiconFromVocabulary(vocab: Vocab, tagger: Tagger, name = 'vocabulary'): Lexicon | undefined {
  const words: LexiconWord[] = [];
  for (let id = 0; id < vocab.size; id++) {
    const surface = vocab.token(id);
    if (!looksLikeTerm(surface) || tagger.segment(surface).count < 2) continue;
    words.push({ ...COMMON_NOUN, surface, details: () => ({}) });
  }
  return words.length === 0 ? undefined : new Lexicon(name, words);
}

const KANJI_OR_KATAKANA = /[\p{Script=Han}\p{Script=Katakana}]/u;
const LETTER = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Latin}\p{Script=Greek}ー]/u;
/** Kana that ends a word's beginning or an inflected form rather than a name. */
const HIRAGANA_END = /\p{Script=Hiragana}$/u;

function looksLikeTerm(token: string): boolean {
  if (token.startsWith('##') || token.startsWith('[') || [...token].length < 2) return false;
  return KANJI_OR_KATAKANA.test(token) && LETTER.test(token) && !HIRAGANA_END.test(token);
}
