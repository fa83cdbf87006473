import { Dialog } from '@base-ui/react/dialog';
import { Switch } from '@base-ui/react/switch';
import { History, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { found } from '../../past/past.ts';
import { useApp } from '../../store/context.tsx';
import { DialogHead } from '../DialogHead.tsx';
import { IconButton } from '../IconButton.tsx';

const SEARCH_ID = 'past-search';

/** The sentences of before, in a panel at the side. */
export function PastPanel() {
  const { t } = useTranslation();
  const past = useApp((state) => state.past);
  const forgetAll = useApp((state) => state.forgetAll);
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const shown = found(past, query);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen} modal={false} disablePointerDismissal>
      <Dialog.Trigger className="button quiet" aria-label={t('keep.past')}>
        <History aria-hidden size={16} />
        <span className="wide-only">{t('keep.past')}</span>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Popup className="side-panel">
          <DialogHead title={t('keep.past')} close={t('keep.close')} />
          <Keeping />
          <input
            id={SEARCH_ID}
            type="search"
            className="text-field"
            lang="ja"
            aria-label={t('keep.search')}
            placeholder={t('keep.search')}
            value={query}
            onChange={({ currentTarget: { value } }) => setQuery(value)}
          />
          <ul className="past" aria-label={t('keep.sentences')}>
            {shown.map((text) => (
              <PastSentence key={text} text={text} />
            ))}
          </ul>
          {shown.length === 0 && (
            <p className="side-panel-text" role="status">
              {t(past.length === 0 ? 'keep.empty' : 'keep.notFound')}
            </p>
          )}
          <button
            type="button"
            className="button past-clear"
            disabled={past.length === 0}
            onClick={() => {
              forgetAll();
              document.getElementById(SEARCH_ID)?.focus();
            }}
          >
            <Trash2 aria-hidden size={16} />
            {t('keep.clear')}
          </button>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Keeping() {
  const { t } = useTranslation();
  const isKept = useApp((state) => state.isPastKept);
  const keepPast = useApp((state) => state.keepPast);
  return (
    <div className="switch-line">
      <Switch.Root
        className="switch"
        aria-labelledby="past-keep"
        aria-describedby="past-kept"
        checked={isKept}
        onCheckedChange={keepPast}
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
      <div>
        <p id="past-keep">{t('keep.keep')}</p>
        <p id="past-kept" className="side-panel-text">
          {t(isKept ? 'keep.kept' : 'keep.notKept')}
        </p>
      </div>
    </div>
  );
}

function PastSentence({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const setText = useApp((state) => state.setText);
  const forget = useApp((state) => state.forget);
  const remove = () => {
    forget(text);
    document.getElementById(SEARCH_ID)?.focus();
  };
  return (
    <li className="past-row">
      <button type="button" className="past-sentence" lang="ja" onClick={() => setText(text)}>
        {text}
      </button>
      <IconButton icon={X} label={t('keep.forget', { text })} onPress={remove} />
    </li>
  );
}
