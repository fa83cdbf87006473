import { Progress } from '@base-ui/react/progress';
import { CircleAlert, Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/error-text.ts';
import { useApp, useController } from '../../store/context.tsx';
import type { LexiconFailure } from '../../store/lexicons.ts';

/** Takes the focus when the row that had it is gone. */
export const ADD_LEXICON_ID = 'add-lexicon';

export function AddLexicons() {
  const { t } = useTranslation();
  const { lexicons } = useController();
  const isAdding = useApp((state) => state.adding !== undefined);
  const failures = useApp((state) => state.lexiconFailures);
  const input = useRef<HTMLInputElement>(null);
  const take = () => {
    const field = input.current;
    const files = [...(field?.files ?? [])];
    // The same file chosen again is a change too.
    if (field) field.value = '';
    void lexicons.add(files);
  };
  return (
    <div className="add-lexicon">
      <button
        type="button"
        id={ADD_LEXICON_ID}
        className="button"
        disabled={isAdding}
        onClick={() => input.current?.click()}
      >
        <Plus aria-hidden size={16} />
        {t('lexicons.add')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".dic,.csv,.tsv"
        aria-label={t('lexicons.add')}
        onChange={take}
      />
      <p className="side-panel-text">{t('lexicons.formats')}</p>
      <Adding />
      <div role="alert" className="lexicon-failures">
        {failures.map((failure) => (
          <Failure key={failure.id} failure={failure} />
        ))}
      </div>
    </div>
  );
}

function Adding() {
  const { t } = useTranslation();
  const adding = useApp((state) => state.adding);
  if (!adding) return null;
  const { what, loaded, total } = adding;
  // Once it is read the lexicon is built from it, which can't be told in parts.
  const isReading = loaded < total;
  return (
    <Progress.Root className="progress" value={isReading ? (100 * loaded) / total : null}>
      <Progress.Label className="progress-label">
        {t(isReading ? 'lexicons.reading' : 'lexicons.building', { name: what })}
      </Progress.Label>
      <Progress.Track className="progress-track">
        <Progress.Indicator className="progress-indicator" />
      </Progress.Track>
    </Progress.Root>
  );
}

function Failure({ failure: { id, name, error } }: { readonly failure: LexiconFailure }) {
  const { t } = useTranslation();
  const dismiss = useApp((state) => state.dismissLexiconFailure);
  const { title, text, detail } = useErrorText(error);
  return (
    <div className="lexicon-failure">
      <CircleAlert aria-hidden className="state-icon" size={18} />
      <div>
        <p className="lexicon-failure-title">{name === '' ? title : t('lexicons.refused', { name })}</p>
        <p>{text}</p>
        <p className="state-detail" lang="en">
          {detail}
        </p>
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={t('lexicons.dismiss')}
        onClick={() => {
          dismiss(id);
          document.getElementById(ADD_LEXICON_ID)?.focus();
        }}
      >
        <X aria-hidden size={16} />
      </button>
    </div>
  );
}
