import type { WordDetails } from './lexicon.ts';

/** An ICD-10 code as dictionaries write it: C349, C34.9, or a list of them. */
const ICD10 = /^[A-Z]\d{2}(?:\.?\d{1,2})?$/;
const KANA = /^[\u3041-\u309f\u30a0-\u30ff・ー]+$/;
/** Part of speech (4), conjugation (2). */
const GRAMMAR_FIELDS = 6;

/**
 * Details from a MeCab feature string of a user dictionary: after part of speech and conjugation there is no fixed
 * layout, so the base form (its place is), a reading in kana and an ICD-10 code are told by their look.
 */
export function detailsFromFeatures(features: string): WordDetails {
  const own = features
    .trim()
    .split(',')
    .slice(GRAMMAR_FIELDS)
    .flatMap((field) => field.split(/[;/]/));
  const [base, ...rest] = own.map((field) => field.replace(/^(?:icd|ICD10)[=:]/i, ''));
  const icd10 = rest.find((field) => ICD10.test(field));
  const reading = rest.find((field) => KANA.test(field));
  return {
    features: features.trim(),
    ...(base !== undefined && base !== '' && base !== '*' && { standard: base }),
    ...(reading !== undefined && { reading }),
    ...(icd10 !== undefined && { icd10 }),
  };
}
