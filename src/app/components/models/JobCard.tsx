import { Progress } from '@base-ui/react/progress';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import type { ModelJob } from '../../store/models.ts';
import { useModels } from './use-models.ts';

/** What is being done: its stage, how far it is, how fast and how much longer. */
export function JobCard({ job: { name, progress } }: { readonly job: ModelJob }) {
  const { t } = useTranslation();
  const models = useModels();
  const { stage = 'preparing', loaded = 0, total = 0 } = progress ?? {};
  const amount = useAmount(progress);
  return (
    <section className="job" aria-label={t(`models.job.${stage}`, { name })}>
      <Progress.Root
        className="progress"
        value={total > 0 ? (100 * loaded) / total : null}
        getAriaValueText={() => amount.join(', ')}
      >
        <Progress.Label className="progress-label">{t(`models.job.${stage}`, { name })}</Progress.Label>
        <Progress.Track className="progress-track">
          <Progress.Indicator className="progress-indicator" />
        </Progress.Track>
      </Progress.Root>
      <p className="facts-line">
        {amount.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {progress?.waiting && <p role="status">{t('models.job.waiting')}</p>}
      <div className="job-foot">
        <p className="side-panel-text">{t('models.job.goesOn')}</p>
        <button type="button" className="button" onClick={() => models.cancel()}>
          <X aria-hidden size={16} />
          {t('models.cancel')}
        </button>
      </div>
    </section>
  );
}

function useAmount(progress: ModelJob['progress']): string[] {
  const { t } = useTranslation();
  const format = useFormat();
  if (!progress || progress.total === 0) return [];
  const { stage, what, loaded, total, bytesPerSecond, secondsLeft } = progress;
  const isMeasuring = stage === 'measuring';
  const write = isMeasuring ? format.number : format.megabytes;
  const values = { loaded: write(loaded), total: write(total) };
  return [
    what,
    isMeasuring ? t('models.job.sentences', values) : t('models.job.bytes', values),
    bytesPerSecond === undefined ? '' : t('models.job.speed', { speed: format.fileSize(bytesPerSecond) }),
    secondsLeft === undefined ? '' : t('models.job.left', { time: format.duration(secondsLeft) }),
  ].filter((fact) => fact !== '');
}
