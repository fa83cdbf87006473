import { useTranslation } from 'react-i18next';
import type { WordSource } from '../../engine/wordpiece/encoding.ts';
import type { LexiconLabel } from '../../worker/reader.ts';
import { useLexiconName } from './lexicons/use-lexicon-name.ts';

/** Where a word comes from, for people. */
export function useSourceName(lexicons: readonly LexiconLabel[]) {
  const { t } = useTranslation();
  const nameOf = useLexiconName();
  return (kind: WordSource['kind'], lexicon: number | undefined): string => {
    if (kind !== 'lexicon') return t(`tokens.sources.${kind}`);
    const label = lexicons[lexicon ?? -1];
    return label ? nameOf(label) : '';
  };
}
