import { Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnfinishedDownload } from '../../../worker/workshop-api.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Confirm } from './Confirm.tsx';
import { useModels } from './use-models.ts';

/** Downloads that a lost connection, a reload or the person broke off: to be gone on with, or thrown away. */
export function Interrupted({ downloads }: { readonly downloads: readonly UnfinishedDownload[] }) {
  const { t } = useTranslation();
  if (downloads.length === 0) return null;
  return (
    <section className="interrupted" aria-labelledby="interrupted-downloads">
      <h3 id="interrupted-downloads">{t('models.interrupted.label')}</h3>
      <ul>
        {downloads.map((download) => (
          <Download key={download.id} download={download} />
        ))}
      </ul>
    </section>
  );
}

function Download({ download }: { readonly download: UnfinishedDownload }) {
  const { t } = useTranslation();
  const format = useFormat();
  const models = useModels();
  const [isAsking, setAsking] = useState(false);
  const { id, repo, revision, dtypes, bytes, total, running } = download;
  const amount = { loaded: format.megabytes(bytes), total: format.megabytes(total) };
  const remove = () => {
    setAsking(false);
    void models.removeDownload(id, repo);
  };
  return (
    <li className="interrupted-download">
      <p className="model-name">{repo}</p>
      <p className="facts-line">
        <span>{running ? t('models.interrupted.elsewhere') : t('models.interrupted.of', amount)}</span>
        <span>{dtypes.join(', ')}</span>
      </p>
      {!running && (
        <div className="model-actions">
          <button
            type="button"
            className="button primary"
            aria-label={t('models.interrupted.resumeIt', { name: repo })}
            onClick={() => void models.convert({ kind: 'hub', repo, revision }, repo, dtypes)}
          >
            <Play aria-hidden size={16} />
            {t('models.interrupted.resume')}
          </button>
          <button
            type="button"
            className="button"
            aria-label={t('models.deleteIt', { name: repo })}
            onClick={() => setAsking(true)}
          >
            <Trash2 aria-hidden size={16} />
            {t('models.delete')}
          </button>
        </div>
      )}
      <Confirm
        open={isAsking}
        title={t('models.deleting.title', { name: repo })}
        onClose={() => setAsking(false)}
        actions={
          <button type="button" className="button primary" onClick={remove}>
            {t('models.delete')}
          </button>
        }
      >
        <p>{t('models.deleting.download', { size: format.fileSize(bytes) })}</p>
      </Confirm>
    </li>
  );
}
