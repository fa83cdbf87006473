import { useTranslation } from 'react-i18next';
import type { TokenFilter } from '../../../engine/fill-mask/filter.ts';
import { ICD10_CHAPTERS } from '../../../engine/fill-mask/filter-icd10.ts';
import { useApp } from '../../store/context.tsx';
import { Choice } from '../Choice.tsx';

/** Typed words, all diseases, or an ICD-10 chapter by its Roman number. */
export type WordSet = 'typed' | 'diseases' | (string & {});

export function wordsOf(set: WordSet): TokenFilter {
  return set === 'diseases' ? { kind: 'lexicon' } : { kind: 'icd10', chapters: [set] };
}

interface SetChoiceProps {
  readonly value: WordSet;
  onChange(set: WordSet): void;
}

/** Which words are ranked. */
export function SetChoice({ value, onChange }: SetChoiceProps) {
  const { t } = useTranslation();
  const language = useApp((state) => state.settings.language);
  const items = [
    ...(['typed', 'diseases'] as const).map((set) => ({ value: set as string, label: t(`candidates.sets.${set}`) })),
    ...ICD10_CHAPTERS.map(({ number, from, to, ...names }) => ({
      value: number,
      label: `${number} (${from}–${to}) ${names[language]}`,
    })),
  ];
  return <Choice label={t('candidates.set')} items={items} value={value} onChange={onChange} />;
}
