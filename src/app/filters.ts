import type { TokenFilter } from '../engine/fill-mask/filter.ts';

/** What a person can leave of the predictions: all, whole words, the lexicons' diseases, or one ICD-10 chapter by its Roman number. */
export type FilterChoice = 'all' | 'words' | 'diseases' | `icd10:${string}`;

/** @returns undefined when nothing is left out */
export function tokenFilter(choice: FilterChoice): TokenFilter | undefined {
  if (choice === 'all') return undefined;
  if (choice === 'words') return { kind: 'words' };
  if (choice === 'diseases') return { kind: 'lexicon' };
  return { kind: 'icd10', chapters: [chapterOf(choice)] };
}

/** The chapter's number; '' when the choice is no chapter. */
export function chapterOf(choice: FilterChoice): string {
  return choice.startsWith('icd10:') ? choice.slice('icd10:'.length) : '';
}
