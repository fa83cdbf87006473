import { Progress } from '@base-ui/react/progress';
import { Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnalysisState } from '../../analyses/use-analysis.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { AnalysisError } from './AnalysisError.tsx';

interface AnalysisFrameProps {
  readonly state: Pick<AnalysisState<unknown>, 'phase' | 'error'>;
  readonly done: number;
  /** 0 while it isn't known yet. */
  readonly total: number;
  readonly children: ReactNode;
  onStop(): void;
}

/** How far an analysis is and what it found so far; or why it found nothing. */
export function AnalysisFrame({ state: { phase, error }, done, total, children, onStop }: AnalysisFrameProps) {
  return (
    <>
      {phase === 'running' && <Running done={done} total={total} onStop={onStop} />}
      {error ? <AnalysisError error={error} /> : children}
    </>
  );
}

function Running({ done, total, onStop }: { readonly done: number; readonly total: number; onStop(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="analysis-progress">
      <Progress.Root className="progress" value={total > 0 ? (100 * done) / total : null}>
        <Progress.Label className="progress-label">{t('ask.running')}</Progress.Label>
        <span className="progress-bytes">
          {total > 0 && t('ask.of', { done: format.number(done), total: format.number(total) })}
        </span>
        <Progress.Track className="progress-track">
          <Progress.Indicator className="progress-indicator" />
        </Progress.Track>
      </Progress.Root>
      <button type="button" className="button" onClick={onStop}>
        <Square aria-hidden size={14} />
        {t('ask.stop')}
      </button>
    </div>
  );
}
