import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPreferences, savePreferences } from '../preferences.ts';
import { focusSentence } from '../sentence-element.ts';
import { useApp } from '../store/context.tsx';

const STEPS = ['write', 'read', 'fill'] as const;

/** The first steps, for whoever hasn't taken them yet: on later visits nothing is shown to those who dismissed it or changed the sentence. */
export function Hint() {
  const { t } = useTranslation();
  const [isShown, show] = useState(() => loadPreferences().hinted !== true);
  const hasBegun = useApp((state) => state.history.past.length > 0);
  useEffect(() => {
    if (isShown && hasBegun) savePreferences({ hinted: true });
  }, [isShown, hasBegun]);
  if (!isShown) return null;
  const dismiss = () => {
    savePreferences({ hinted: true });
    show(false);
    focusSentence();
  };
  return (
    <section className="hint" aria-label={t('hint.label')}>
      <ol className="hint-steps">
        {STEPS.map((step) => (
          <li key={step}>{t(`hint.${step}`)}</li>
        ))}
      </ol>
      <button type="button" className="icon-button" aria-label={t('hint.dismiss')} onClick={dismiss}>
        <X aria-hidden size={16} />
      </button>
    </section>
  );
}
