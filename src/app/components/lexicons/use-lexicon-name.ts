import { useTranslation } from 'react-i18next';
import type { LexiconLabel } from '../../../worker/reader.ts';

/** A lexicon's name for people: a file's own, or what it is. */
export function useLexiconName(): (label: LexiconLabel) => string {
  const { t } = useTranslation();
  return ({ kind, name }) => (kind === 'file' ? name : t(`lexicons.kinds.${kind}`));
}
