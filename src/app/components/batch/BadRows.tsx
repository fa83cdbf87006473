import { useTranslation } from 'react-i18next';
import type { BadRow } from '../../../engine/batch/outcome.ts';
import { useErrorText } from '../../i18n/error-text.ts';

/** Rows listed at most; a file of another kind has thousands. */
const MOST = 50;

/** The rows that could not be done, and why. */
export function BadRows({ rows }: { readonly rows: readonly BadRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <section className="warnings" aria-label={t('batch.bad')}>
      <h3>{t('batch.bad')}</h3>
      <ul>
        {rows.slice(0, MOST).map((row) => (
          <Line key={row.row} row={row} />
        ))}
      </ul>
      {rows.length > MOST && <p>{t('batch.more', { count: rows.length - MOST })}</p>}
    </section>
  );
}

function Line({ row: { line, error } }: { readonly row: BadRow }) {
  const { t } = useTranslation();
  const { title } = useErrorText(error);
  return <li>{t('batch.badLine', { line, reason: title })}</li>;
}
