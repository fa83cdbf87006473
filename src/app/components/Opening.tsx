import { Progress } from '@base-ui/react/progress';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLoading } from './use-loading.ts';

/**
 * How far the model's opening is, in the line where its badge will stand.
 * @param isSaved the predictions shown are those of an earlier run
 */
export function Opening({ isSaved }: { readonly isSaved: boolean }) {
  const { t } = useTranslation();
  const { title, bytes, left, percent } = useLoading();
  return (
    <div className="opening">
      <p className="opening-facts">
        {isSaved && <History aria-hidden size={14} />}
        <strong>{isSaved ? t('results.saved') : title}</strong>
        {bytes !== '' && <span>{bytes}</span>}
        {left !== '' && <span>{left}</span>}
      </p>
      <Progress.Root
        className="opening-progress"
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
