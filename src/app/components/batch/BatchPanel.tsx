import { proxy } from 'comlink';
import { Play, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchJob, BatchState } from '../../../worker/analyses/batch.ts';
import { useAnalysis } from '../../analyses/use-analysis.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useApp } from '../../store/context.tsx';
import { AnalysisFrame } from '../ask/AnalysisFrame.tsx';
import { Choice } from '../Choice.tsx';
import { BadRows } from './BadRows.tsx';
import { type BatchFile, FileChoice } from './FileChoice.tsx';
import { Nearest } from './Nearest.tsx';
import { SaveResults } from './SaveResults.tsx';

const JOBS: readonly BatchJob[] = ['fill', 'surprisal', 'mean', 'cls'];
const ROWS = 5;

/** Many sentences from a file. They are worked through beside the page, which can be used meanwhile. */
export function BatchPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const isReady = useApp((state) => state.engine.phase === 'ready');
  const [chosen, setChosen] = useState<BatchFile>();
  const [column, setColumn] = useState(1);
  const [job, setJob] = useState<BatchJob>('fill');
  const { start, stop, reset, ...analysis } = useAnalysis<BatchState>('batch');
  const { value, phase } = analysis;
  const run = (resume: boolean) => {
    if (!chosen) return;
    const { file, columns } = chosen;
    const question = { file, job, column: columns && column, header: true, rows: ROWS, resume };
    if (!resume) reset();
    start((api, id, { onPartial }) => api.batch(id, question, proxy(onPartial)));
  };
  const choose = (file: BatchFile) => {
    reset();
    setColumn(file.column);
    setChosen(file);
  };
  const isStopped = phase === 'stopped' && value !== undefined && value.done < value.total;
  return (
    <>
      <p className="panel-text">{t('batch.intro')}</p>
      <FileChoice chosen={chosen} isBusy={phase === 'running'} onChoose={choose} />
      {chosen?.columns && (
        <Choice
          label={t('batch.column')}
          items={chosen.columns.map((name, index) => ({
            value: `${index + 1}`,
            label: t('batch.columnNamed', { name: name || index + 1 }),
          }))}
          value={`${column}`}
          onChange={(next) => {
            reset();
            setColumn(Number(next));
          }}
        />
      )}
      <div className="panel-line">
        <Choice
          label={t('batch.job')}
          items={JOBS.map((id) => ({ value: id, label: t(`batch.jobs.${id}`) }))}
          value={job}
          onChange={(next) => {
            reset();
            setJob(next);
          }}
        />
        <button
          type="button"
          className="button primary"
          disabled={!chosen || !isReady || phase === 'running'}
          onClick={() => run(false)}
        >
          <Play aria-hidden size={16} />
          {t('batch.run')}
        </button>
        {isStopped && (
          <button type="button" className="button" onClick={() => run(true)}>
            <RotateCw aria-hidden size={16} />
            {t('batch.resume')}
          </button>
        )}
      </div>
      <AnalysisFrame state={analysis} done={value?.done ?? 0} total={value?.total ?? 0} onStop={stop}>
        {value && phase !== 'running' && (
          <>
            <p role="status">
              {t('batch.done', {
                done: format.number(value.done),
                total: format.number(value.total),
                count: value.failed.length,
              })}
            </p>
            <SaveResults name={chosen?.file.name ?? ''} />
            {(job === 'mean' || job === 'cls') && <Nearest key={value.done} />}
          </>
        )}
        {value && <BadRows rows={value.failed} />}
      </AnalysisFrame>
    </>
  );
}
