import { Progress } from '@base-ui/react/progress';
import { useTranslation } from 'react-i18next';
import type { Progress as FileProgress } from '../../engine/io.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useLoading } from './use-loading.ts';

/** The parts that are loaded, by the folders their files lie in. */
const PARTS = ['dictionary', 'lexicon', 'models', 'ort'] as const;

export function Loading() {
  const { t } = useTranslation();
  const { title, bytes, left, percent, files } = useLoading();
  const amount = [bytes, left].filter(Boolean).join(' · ');
  return (
    <div className="card loading">
      <Progress.Root className="progress" value={percent} getAriaValueText={() => amount}>
        <Progress.Label className="progress-label">{title}</Progress.Label>
        <span className="progress-bytes">{amount}</span>
        <Progress.Track className="progress-track">
          <Progress.Indicator className="progress-indicator" />
        </Progress.Track>
      </Progress.Root>
      <ul className="parts">
        {PARTS.map((part) => (
          <Part
            key={part}
            name={t(`loading.parts.${part}`)}
            files={files.filter((file) => file.what.startsWith(`${part}/`))}
          />
        ))}
      </ul>
    </div>
  );
}

/** The first run can take seconds where a GPU has to compile the model's kernels. */
export function FirstRun() {
  const { t } = useTranslation();
  return (
    <div className="card loading first-run">
      <Progress.Root className="progress" value={null}>
        <Progress.Label className="progress-label">{t('results.busy')}</Progress.Label>
        <Progress.Track className="progress-track">
          <Progress.Indicator className="progress-indicator" />
        </Progress.Track>
      </Progress.Root>
    </div>
  );
}

function Part({ name, files }: { readonly name: string; readonly files: readonly FileProgress[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const loaded = files.reduce((sum, file) => sum + file.loaded, 0);
  const total = files.reduce((sum, file) => sum + file.total, 0);
  const isDone = total > 0 && loaded === total;
  return (
    <li data-done={isDone}>
      <span>{name}</span>
      <span className="part-bytes">{isDone ? t('loading.done') : total > 0 ? format.megabytes(loaded) : '…'}</span>
    </li>
  );
}
