import { useTranslation } from 'react-i18next';

const MOST = 100;

/** What transformers' pipeline would warn of, in its own words. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const { t } = useTranslation();
  if (warnings.length === 0) return null;
  return (
    <section className="warnings" aria-label={t('candidates.warnings')}>
      <h3>{t('candidates.warnings')}</h3>
      <ul lang="en">
        {warnings.slice(0, MOST).map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
      {warnings.length > MOST && <p>{t('candidates.more', { count: warnings.length - MOST })}</p>}
    </section>
  );
}
