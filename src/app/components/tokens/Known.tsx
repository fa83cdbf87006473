import { useTranslation } from 'react-i18next';
import type { KnownWord } from '../../../worker/reader.ts';
import { otherFeatures } from '../../tokens/other-features.ts';

interface KnownProps {
  readonly known: KnownWord;
  readonly surface: string;
  /** The lexicon that tells it, where that isn't said already. */
  readonly by: string;
}

/** What a lexicon says of a word: ICD-10, reading, standard name where it is another, English, and what else a MeCab dictionary has. */
export function Known({ known, surface, by }: KnownProps) {
  const { t } = useTranslation();
  const { icd10, reading, standard, english } = known;
  const others = otherFeatures(known);
  return (
    <p className="known">
      {icd10 && <strong>{t('tokens.icd10', { code: icd10 })}</strong>}
      {reading && <span lang="ja">{reading}</span>}
      {standard && standard !== surface && <span>{t('tokens.standard', { name: standard })}</span>}
      {english && <span lang="en">{english}</span>}
      {others.length > 0 && <span lang="ja">{others.join(', ')}</span>}
      {by !== '' && <span>{t('tokens.by', { lexicon: by })}</span>}
    </p>
  );
}
