import type { Lexicon } from '../morphology/lexicon.ts';
import type { Vocab } from '../wordpiece/vocab.ts';
import { BEGINS, pieceKinds } from './span-pieces.ts';

/** Marks, symbols and spaces alone (Unicode's P, S and Z): a letter or a digit makes a word. Unused slots of a vocabulary are none. */
const NO_WORD = /^(?:[\p{P}\p{S}\p{Z}\p{C}]*|\[unused\d+\])$/u;

/** By id: 1 where the token is a whole word. */
export function wholeWords(vocab: Vocab, vocabSize: number): Uint8Array {
  return pieceKinds(vocab, vocabSize).map((kind, id) => (kind === BEGINS && !NO_WORD.test(vocab.token(id)) ? 1 : 0));
}

/** The first ICD-10 code that a lexicon gives for a word; '' when none does. */
export function icd10Code(lexicons: readonly Lexicon[], surface: string): string {
  for (const lexicon of lexicons) {
    const code = lexicon.find(surface)?.details().icd10;
    if (code !== undefined) return code;
  }
  return '';
}

/** All surfaces of the lexicons, each once. */
export function lexiconSurfaces(lexicons: readonly Lexicon[]): string[] {
  const surfaces = new Set<string>();
  for (const lexicon of lexicons) {
    for (let entry = 0; entry < lexicon.size; entry++) surfaces.add(lexicon.word(entry)?.surface ?? '');
  }
  return [...surfaces];
}
