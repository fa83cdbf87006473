import type { TFunction } from 'i18next';
import { RotateCw, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { focusSentence } from '../sentence-element.ts';
import { useApp } from '../store/context.tsx';
import type { Done as DoneThing } from '../store/sentence.ts';
import { MissingNotice } from './MissingNotice.tsx';

/** What the page has just done to the sentence, with its undo; that the worker was started again; that there is a new version or that parts of the page are missing. */
export function Done() {
  return (
    <div className="notices" aria-live="polite">
      <DoneNotice />
      <RestartedNotice />
      <UpdateNotice />
      <MissingNotice />
    </div>
  );
}

function DoneNotice() {
  const { t } = useTranslation();
  const done = useApp((state) => state.done);
  const undo = useApp((state) => state.undo);
  if (!done) return null;
  const onUndo = () => {
    undo();
    focusSentence();
  };
  return (
    <div className="notice">
      <p>{textOf(t, done)}</p>
      {done.kind !== 'told' && (
        <button type="button" className="button quiet" id={UNDO_ID} onClick={onUndo}>
          <Undo2 aria-hidden size={16} />
          {t('done.undo')}
        </button>
      )}
    </div>
  );
}

function textOf(t: TFunction, done: DoneThing): string {
  if (done.kind === 'told') return t(`told.${done.what}`);
  return done.kind === 'filled' ? t('done.filled', done) : t(`done.${done.kind}`, done);
}

/** The button that undoes what was just done: takes the focus when a filled row disappears under it. */
export const UNDO_ID = 'undo-done';

function RestartedNotice() {
  const { t } = useTranslation();
  const restarted = useApp((state) => state.restarted);
  const dismiss = useApp((state) => state.dismissRestart);
  if (!restarted) return null;
  return (
    <div className="notice">
      <RotateCw aria-hidden size={16} />
      <p>
        {t('restarted.title')} {t('restarted.text')}
      </p>
      <button type="button" className="icon-button" aria-label={t('restarted.dismiss')} onClick={dismiss}>
        <X aria-hidden size={16} />
      </button>
    </div>
  );
}

function UpdateNotice() {
  const { t } = useTranslation();
  const update = useApp((state) => state.update);
  const dismiss = useApp((state) => state.dismissUpdate);
  if (!update) return null;
  return (
    <div className="notice">
      <p>{t('update.text')}</p>
      <button type="button" className="button quiet" onClick={update}>
        <RotateCw aria-hidden size={16} />
        {t('update.reload')}
      </button>
      <button type="button" className="icon-button" aria-label={t('update.dismiss')} onClick={dismiss}>
        <X aria-hidden size={16} />
      </button>
    </div>
  );
}
