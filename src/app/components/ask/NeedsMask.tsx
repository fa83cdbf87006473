import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { focusSentence, selectedRange } from '../../sentence-element.ts';
import { useApp } from '../../store/context.tsx';

/** There is no prediction that could be asked about. */
export function NeedsMask() {
  const { t } = useTranslation();
  const mask = useApp((state) => state.mask);
  const insert = () => {
    mask(selectedRange());
    focusSentence();
  };
  return (
    <div className="panel-empty">
      <p>{t('ask.needsMask')}</p>
      <button type="button" className="button" onClick={insert}>
        <Plus aria-hidden size={16} />
        {t('actions.insertMask')}
      </button>
    </div>
  );
}
