import { useTranslation } from 'react-i18next';
import type { TargetAnswer } from '../../../worker/analyses/candidates.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** Rows shown; all diseases are thousands. */
const MOST_ROWS = 200;

/** The words as transformers' pipeline ranks them, which knows of each word's first token only. */
export function Targets({ answer: { masks, known } }: { readonly answer: TargetAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  return masks.map((rows, mask) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: masks are known by their place
    <div key={mask} className="table-scroller">
      <table className="figures-table">
        <caption>{t('results.mask', { number: mask + 1 })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('results.rank')}</th>
            <th scope="col">{t('results.word')}</th>
            <th scope="col">{t('results.icd10')}</th>
            <th scope="col">{t('results.probability')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ token, token_str, score }, rank) => (
            <tr key={token}>
              <td>{format.number(rank + 1)}</td>
              <th scope="row" lang="ja">
                {token_str}
              </th>
              <td>{known.get(token_str)?.icd10}</td>
              <td>{format.smallPercent(score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ));
}
