import { useTranslation } from 'react-i18next';
import type { ComparedRow } from '../../../engine/compare/compare.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** Words by their rank in the first sentence, with their rank in the second. */
export function ComparedRows({ rows }: { readonly rows: readonly ComparedRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="table-scroller">
      <table className="figures-table">
        <caption className="visually-hidden">{t('compare.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.rankA')}</th>
            <th scope="col">{t('results.word')}</th>
            <th scope="col">{t('compare.rankB')}</th>
            <th scope="col">{t('compare.change')}</th>
            <th scope="col">{t('compare.probabilities')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ token_str, a, b, rankChange = 0 }) => (
            <tr key={`${token_str} ${a?.rank}`}>
              <td>{a && format.number(a.rank)}</td>
              <th scope="row" lang="ja">
                {token_str === '' ? t('reading.space') : token_str}
              </th>
              <td>{b && format.number(b.rank)}</td>
              <td className="rank-change" data-change={Math.sign(rankChange)}>
                {changeText(rankChange)}
              </td>
              <td>
                {a && format.smallPercent(a.score)} → {b && format.smallPercent(b.score)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

  function changeText(change: number): string {
    if (change === 0) return t('compare.unmoved');
    return t(change > 0 ? 'compare.up' : 'compare.down', { places: format.number(Math.abs(change)) });
  }
}
