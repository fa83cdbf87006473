import { Progress } from '@base-ui/react/progress';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLoading } from './use-loading.ts';

/** Says of the predictions shown that an earlier run gave them, and how far the model is that will give its own. */
export function Saved() {
  const { t } = useTranslation();
  const { title, bytes, left, percent } = useLoading();
  return (
    <div className="saved">
      <p className="saved-facts">
        <History aria-hidden size={14} />
        <strong>{t('results.saved')}</strong>
        {bytes !== '' && <span>{bytes}</span>}
        {left !== '' && <span>{left}</span>}
      </p>
      <Progress.Root
        className="saved-progress"
        aria-label={title}
        value={percent}
        getAriaValueText={() => [bytes, left].filter(Boolean).join(', ')}
      >
        <Progress.Track className="progress-track">
          <Progress.Indicator className="progress-indicator" />
        </Progress.Track>
      </Progress.Root>
    </div>
  );
}
