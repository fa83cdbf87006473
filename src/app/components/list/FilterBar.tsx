import { List } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ICD10_CHAPTERS } from '../../../engine/fill-mask/filter-icd10.ts';
import { chapterOf, type FilterChoice } from '../../filters.ts';
import { isListed } from '../../first-answer/shown.ts';
import { list as en } from '../../i18n/en/list.ts';
import { list as ja } from '../../i18n/ja/list.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useApp } from '../../store/context.tsx';
import { Choice } from '../Choice.tsx';
import { Segments } from '../Segments.tsx';
import { FullList } from './FullList.tsx';

const TEXTS = { en, ja };
const KINDS = ['all', 'words', 'diseases'] as const;

/** Which predictions are shown, and the way to the full list of them. */
export function FilterBar() {
  useTexts(TEXTS);
  const { t } = useTranslation();
  const isShown = useApp(isListed);
  const isAnswered = useApp((state) => state.engine.phase === 'ready' && state.answer !== undefined);
  const [isOpen, setOpen] = useState(false);
  if (!isShown) return null;
  return (
    <div className="filter-bar">
      <FilterChips />
      <button
        type="button"
        className="button quiet"
        aria-haspopup="dialog"
        disabled={!isAnswered}
        onClick={() => setOpen(true)}
      >
        <List aria-hidden size={16} />
        {t('list.open')}
      </button>
      <FullList isOpen={isOpen} setOpen={setOpen} />
    </div>
  );
}

export function FilterChips() {
  const { t } = useTranslation();
  const language = useApp((state) => state.settings.language);
  const filter = useApp((state) => state.filter);
  const choose = useApp((state) => state.chooseFilter);
  const chapters = ICD10_CHAPTERS.map(({ number, from, to, ...names }) => ({
    value: number,
    label: `${number} (${from}–${to}) ${names[language]}`,
  }));
  return (
    <>
      <Segments
        label={t('list.filter')}
        items={KINDS.map((kind) => ({ value: kind, label: t(`list.kinds.${kind}`) }))}
        value={filter as (typeof KINDS)[number]}
        onChange={choose}
      />
      <span className="chapter-choice" data-on={chapterOf(filter) !== ''}>
        <Choice
          label={t('list.chapter')}
          items={[{ value: '', label: t('list.anyChapter') }, ...chapters]}
          value={chapterOf(filter)}
          onChange={(chapter) => choose(chapter === '' ? 'all' : (`icd10:${chapter}` satisfies FilterChoice))}
        />
      </span>
    </>
  );
}
