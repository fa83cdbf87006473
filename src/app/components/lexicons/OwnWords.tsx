import { Download } from 'lucide-react';
import { type ChangeEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LexiconsState } from '../../../worker/shelf.ts';
import { lexiconReason } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { saveFile } from '../../save-file.ts';
import { useController } from '../../store/context.tsx';

/** A pause in typing after which the words are used. */
const PAUSE_MS = 400;
/** Bad lines listed; a pasted file of another kind has thousands. */
const MOST_LINES = 50;
const OWN_WORDS_ID = 'own-words';

export function OwnWords({ own }: { readonly own: LexiconsState['own'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lexicons } = useController();
  const { text, change, flush, isComposing } = useOwnWords(own.text);
  const save = async () => {
    await flush();
    saveFile('own-words.tsv', await lexicons.exportOwnWords());
  };
  return (
    <section className="own-words" aria-labelledby="own-words-title">
      <h3 id="own-words-title">
        <label htmlFor={OWN_WORDS_ID}>{t('lexicons.kinds.own')}</label>
      </h3>
      <p className="side-panel-text" id="own-words-hint">
        {t('lexicons.ownHint')}
      </p>
      <textarea
        id={OWN_WORDS_ID}
        className="own-words-text"
        aria-describedby="own-words-hint"
        lang="ja"
        rows={6}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        onChange={change}
        onCompositionStart={() => isComposing(true)}
        onCompositionEnd={() => isComposing(false)}
        onBlur={() => void flush()}
      />
      <div className="own-words-foot">
        <p aria-live="polite">{t('lexicons.inUse', { count: own.words, words: format.number(own.words) })}</p>
        <button type="button" className="button" disabled={own.words === 0} onClick={() => void save()}>
          <Download aria-hidden size={16} />
          {t('lexicons.export')}
        </button>
      </div>
      <BadLines lines={own.badLines} />
    </section>
  );
}

function BadLines({ lines }: { readonly lines: LexiconsState['own']['badLines'] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <div className="bad-lines" role="status">
      <p>{t('lexicons.badLines', { count: lines.length })}</p>
      <ul>
        {lines.slice(0, MOST_LINES).map(({ line, reason }) => (
          <li key={line}>{t('errors.bad-lexicon.line', { line, reason: lexiconReason(t, reason) })}</li>
        ))}
      </ul>
      {lines.length > MOST_LINES && <p>{t('lexicons.moreLines', { count: lines.length - MOST_LINES })}</p>}
    </div>
  );
}

/** What is in the box, used after each pause in typing. */
function useOwnWords(kept: string) {
  const { lexicons } = useController();
  const [text, setText] = useState(kept);
  const typed = useRef(kept);
  const used = useRef(kept);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    if (typed.current === used.current) return;
    used.current = typed.current;
    await lexicons.setOwnWords(typed.current);
  }, [lexicons]);
  const later = () => {
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => void flush(), PAUSE_MS);
  };
  // The panel may be closed before the pause is over.
  useEffect(() => () => void flush(), [flush]);
  return {
    text,
    flush,
    change: ({ currentTarget: { value } }: ChangeEvent<HTMLTextAreaElement>) => {
      setText(value);
      typed.current = value;
      later();
    },
    isComposing: (now: boolean) => {
      composing.current = now;
      later();
    },
  };
}
