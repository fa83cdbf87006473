import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryState } from '../../../worker/workshop-client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useModels } from './use-models.ts';

/** How much room there is, and whether the browser will keep what is stored. */
export function Storage({ library: { usage, quota, persisted } }: { readonly library: LibraryState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const models = useModels();
  const [isRefused, setRefused] = useState(false);
  const ask = async () => setRefused(!(await models.persist()));
  const text = persisted ? 'persisted' : isRefused ? 'refused' : 'temporary';
  return (
    <section className="storage" aria-labelledby="storage-label">
      <h3 id="storage-label">{t('models.storage.label')}</h3>
      {usage !== undefined && quota !== undefined && (
        <p>{t('models.storage.used', { used: format.fileSize(usage), quota: format.fileSize(quota) })}</p>
      )}
      <p className="side-panel-text" role="status">
        {t(`models.storage.${text}`)}
      </p>
      {!persisted && (
        <button type="button" className="button" onClick={() => void ask()}>
          {t('models.storage.persist')}
        </button>
      )}
    </section>
  );
}
