import { CloudAlert, RotateCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { carryText } from '../offline/carried-text.ts';
import { focusSentence } from '../sentence-element.ts';
import { useApp } from '../store/context.tsx';

/** Parts of the page didn't come: no connection, or the server has another version by now. */
export function MissingNotice() {
  const isMissing = useApp((state) => state.missing.length > 0);
  return isMissing && <Notice />;
}

function Notice() {
  const { t } = useTranslation();
  const missing = useApp((state) => state.missing);
  const text = useApp((state) => state.history.present.text);
  const hadFocus = useRef(false);
  useEffect(
    () => () => {
      // The button that asked for them goes away with the notice.
      if (hadFocus.current && document.activeElement === document.body) focusSentence();
    },
    [],
  );
  const retry = () => {
    hadFocus.current = true;
    for (const ask of missing) ask();
  };
  // Some browsers never ask again for a script that failed.
  const reload = () => {
    carryText(text);
    location.reload();
  };
  return (
    <div className="notice">
      <CloudAlert aria-hidden size={16} />
      <p>{t('missing.text')}</p>
      <button type="button" className="button quiet" onClick={retry}>
        <RotateCw aria-hidden size={16} />
        {t('actions.retry')}
      </button>
      <button type="button" className="button quiet" onClick={reload}>
        {t('update.reload')}
      </button>
    </div>
  );
}
