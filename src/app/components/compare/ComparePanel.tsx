import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../worker/analyses/compare.ts';
import { useAnalysis } from '../../analyses/use-analysis.ts';
import { useApp } from '../../store/context.tsx';
import { AnalysisFrame } from '../ask/AnalysisFrame.tsx';
import { NeedsMask } from '../ask/NeedsMask.tsx';
import { Choice } from '../Choice.tsx';
import { ComparedRows } from './ComparedRows.tsx';
import { Swaps } from './Swaps.tsx';

const BOX_ID = 'compare-box';
const ROWS = 10;
/** A pause in typing after which the sentences are compared. */
const PAUSE_MS = 150;

/** The sentence beside a second one: what the difference between them does to the predictions. */
export function ComparePanel() {
  const { t } = useTranslation();
  const answer = useApp((state) => state.answer);
  const first = answer?.encoding.text ?? '';
  const [typed, setTyped] = useState<string>();
  const [mask, setMask] = useState(0);
  const { start, stop, reset, ...analysis } = useAnalysis<Comparison>('compare');
  const second = typed ?? first;
  const isAnswered = answer !== undefined;
  const isSame = first === second;
  useEffect(() => {
    if (!isAnswered || isSame) return reset();
    const timer = setTimeout(() => start((api, id) => api.compare(id, first, second, { mask, rows: ROWS })), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isAnswered, isSame, first, second, mask, start, reset]);
  if (!answer) return <NeedsMask />;
  const { value } = analysis;
  const masks = value?.masks ?? 1;
  return (
    <>
      <p className="panel-text">{t('compare.intro')}</p>
      <div className="panel-field">
        <label htmlFor={BOX_ID}>{t('compare.second')}</label>
        <textarea
          id={BOX_ID}
          className="text-field"
          lang="ja"
          rows={3}
          spellCheck={false}
          value={second}
          onChange={({ currentTarget: { value: now } }) => setTyped(now)}
        />
      </div>
      <Swaps text={first} onSwap={setTyped} />
      {isSame && <p className="panel-text">{t('compare.same')}</p>}
      {masks > 1 && (
        <Choice
          label={t('compare.mask')}
          items={Array.from({ length: masks }, (_, index) => ({
            value: `${index}`,
            label: t('results.mask', { number: index + 1 }),
          }))}
          value={`${Math.min(mask, masks - 1)}`}
          onChange={(next) => setMask(Number(next))}
        />
      )}
      <AnalysisFrame state={analysis} done={0} total={0} onStop={stop}>
        {value && !isSame && <ComparedRows rows={value.rows} />}
      </AnalysisFrame>
    </>
  );
}
