import { type MouseEvent, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ROWS } from '../choices.ts';
import { copyText } from '../copy-text.ts';
import { exampleOf } from '../examples/expected.ts';
import { rowText } from '../export/rows.ts';
import { isListed, isSavedShown, shownAnswer, shownProblem } from '../first-answer/shown.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useApp } from '../store/context.tsx';
import { Badge, Fallback } from './Badge.tsx';
import { UNDO_ID } from './Done.tsx';
import { Expected } from './Expected.tsx';
import { Failed } from './Failed.tsx';
import { Later } from './Later.tsx';
import { FirstRun, Loading } from './Loading.tsx';
import { MaskTable } from './MaskTable.tsx';
import { Opening } from './Opening.tsx';
import { Problem } from './Problem.tsx';
import { Segments } from './Segments.tsx';

const loadFilterBar = async () => (await import('./parts.ts')).FilterBar;

export function Results() {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = useApp((state) => state.settings.rows);
  const choose = useApp((state) => state.choose);
  const phase = useApp((state) => state.engine.phase);
  const isShown = useApp(isListed);
  const isSaved = useApp(isSavedShown);
  const isOpening = useApp(
    (state) => isSaved || (state.engine.phase === 'opening' && shownProblem(state) !== undefined),
  );
  return (
    <section className="results" aria-labelledby="results-label">
      <div className="results-head">
        <h2 id="results-label" className="label">
          {t('results.label')}
        </h2>
        {isOpening ? <Opening isSaved={isSaved} /> : phase === 'ready' && <Badge />}
        {isShown && (
          <Segments
            label={t('results.rows')}
            items={ROWS.map((count) => ({ value: `${count}` as const, label: format.number(count) }))}
            value={`${rows}`}
            onChange={(next) => choose({ rows: ROWS.find((count) => `${count}` === next) ?? rows })}
          />
        )}
      </div>
      <div className="filter-place" hidden={!isShown}>
        <Later load={loadFilterBar} />
      </div>
      <State />
      {phase === 'ready' && <Fallback />}
      <Announcement />
    </section>
  );
}

function State() {
  const phase = useApp((state) => state.engine.phase);
  const hasAnswer = useApp((state) => shownAnswer(state) !== undefined);
  const isSaved = useApp(isSavedShown);
  const problem = useApp(shownProblem);
  if (phase === 'failed') return <Failed />;
  if (problem) return <Problem error={problem} />;
  if (hasAnswer && (phase === 'ready' || isSaved)) return <Tables />;
  return <div className="awaited">{phase === 'opening' ? <Loading /> : <FirstRun />}</div>;
}

function Tables() {
  const answer = useApp(shownAnswer);
  const isSaved = useApp(isSavedShown);
  const busy = useApp((state) => state.busy);
  const fill = useApp((state) => state.fill);
  const count = answer?.masks.length ?? 0;
  const onFill = useCallback(
    (mask: number, token: string, event: MouseEvent) => {
      fill(mask, count, token);
      // By keyboard: the row that has the focus may go away with its mask.
      if (event.detail === 0) requestAnimationFrame(() => document.getElementById(UNDO_ID)?.focus());
    },
    [fill, count],
  );
  const tell = useApp((state) => state.tell);
  const onCopy = useCallback(
    async (mask: number, row: number) => {
      const prediction = answer?.masks[mask]?.[row];
      if (!answer || !prediction) return;
      tell((await copyText(rowText(mask + 1, row + 1, prediction, answer.known))) ? 'row' : 'not-copied');
    },
    [answer, tell],
  );
  if (!answer) return null;
  const expected = exampleOf(answer.encoding.text)?.expected ?? NONE;
  return (
    <>
      <div className="tables" data-busy={busy} data-saved={isSaved} aria-busy={busy}>
        {answer.masks.map((predictions, index) => (
          <MaskTable
            // biome-ignore lint/suspicious/noArrayIndexKey: masks are known by their place
            key={index}
            number={index + 1}
            predictions={predictions}
            known={answer.known}
            expected={expected}
            filtered={answer.filtered?.[index]}
            onFill={onFill}
            onCopy={onCopy}
          />
        ))}
      </div>
      <Expected answer={answer} />
    </>
  );
}

const NONE: readonly string[] = [];

/** Tells the best word of each mask to those who don't see the tables; of what was saved nothing, so that it is told once. */
function Announcement() {
  const { t } = useTranslation();
  const format = useFormat();
  const masks = useApp((state) => state.answer?.masks) ?? [];
  return (
    <p className="visually-hidden" aria-live="polite">
      {masks
        .map(([best], index) =>
          best
            ? t('results.announce', {
                number: index + 1,
                word: best.token_str,
                probability: format.percent(best.score, best.score),
              })
            : '',
        )
        .join(' ')}
    </p>
  );
}
