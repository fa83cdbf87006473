import { Boxes } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { useApp } from '../store/context.tsx';

/** Opens the model panel, and tells of what goes on in it while it is closed. */
export function ModelButton() {
  const { t } = useTranslation();
  const isOpen = useApp((state) => state.isModelsOpen);
  const setOpen = useApp((state) => state.setModelsOpen);
  const { short, long, isGoingOn } = useStatus();
  return (
    <>
      <button
        type="button"
        className="button panel-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={long === '' ? undefined : long}
        onClick={() => setOpen(!isOpen)}
      >
        <Boxes aria-hidden size={16} />
        <span className="panel-button-name">{t('models.title')}</span>
        {short !== '' && <span className="panel-status">{short}</span>}
      </button>
      {/* Not the share that is done, which changes all the time. */}
      <span role="status" className="unseen">
        {!isOpen && !isGoingOn && long}
      </span>
    </>
  );
}

interface Status {
  /** A sign or two. */
  readonly short: string;
  readonly long: string;
  readonly isGoingOn?: boolean;
}

function useStatus(): Status {
  const { t } = useTranslation();
  const format = useFormat();
  const job = useApp((state) => state.job);
  const outcome = useApp((state) => state.outcome);
  const failed = useApp((state) => state.modelFailures.length > 0);
  const interrupted = useApp((state) => state.library?.downloads.find(({ running }) => !running));
  if (job) {
    const { loaded = 0, total = 0 } = job.progress ?? {};
    const percent = format.share(total > 0 ? loaded / total : 0);
    return { short: percent, long: t('models.goesOn', { name: job.name, percent }), isGoingOn: true };
  }
  if (failed) return { short: '!', long: t('models.oneFailed') };
  if (outcome) return { short: '✓', long: t('models.isReady', { name: outcome.model.manifest?.name ?? '' }) };
  if (interrupted) return { short: '!', long: t('models.interruptedOne') };
  return { short: '', long: '' };
}
