import { useTranslation } from 'react-i18next';
import type { ListSearch } from '../../../worker/analyses/list.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** Where the word that is searched for ranks. */
export function Found({ search: { query, exact, pieces } }: { readonly search: ListSearch }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (exact) {
    const { rank, score } = exact;
    return (
      <p className="found" role="status">
        {t('list.exact', { word: query, rank: format.number(rank), probability: format.percent(score, score) })}
      </p>
    );
  }
  const parts = pieces.map(({ token_str, rank }) => `${token_str} (${format.number(rank)})`);
  return (
    <p className="found" role="status">
      {t('list.pieces', { word: query, pieces: parts.join(', ') })}
    </p>
  );
}
