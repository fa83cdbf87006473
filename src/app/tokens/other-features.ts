import type { WordDetails } from '../../engine/morphology/lexicon.ts';

/** Part of speech (4), conjugation (2). */
const GRAMMAR_FIELDS = 6;

/** The fields of a MeCab feature string that aren't grammar and aren't told by the other details: a flag of reliability, say. */
export function otherFeatures({ features = '', reading, standard, icd10 }: WordDetails): string[] {
  const told = new Set([undefined, '', '*', reading, standard, icd10]);
  return features
    .split(',')
    .slice(GRAMMAR_FIELDS)
    .map((field) => field.trim())
    .filter((field) => !told.has(field));
}
