import { CircleCheck, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOfStored } from '../../model-panel/stored-name.ts';
import { storedId } from '../../models.ts';
import { useApp } from '../../store/context.tsx';
import type { ModelOutcome } from '../../store/models.ts';
import { focusAddModel } from './AddModel.tsx';
import { SelfTestResult } from './SelfTestResult.tsx';
import { useModels } from './use-models.ts';

/** What the last job has made, and the next step. */
export function Outcome({ outcome: { kind, model } }: { readonly outcome: ModelOutcome }) {
  const { t } = useTranslation();
  const models = useModels();
  const isUsed = useApp((state) => state.settings.model === storedId(model.id));
  const dismiss = useApp((state) => state.dismissOutcome);
  const closer = useRef<HTMLButtonElement>(null);
  // Both buttons go away when they are pressed.
  const use = () => {
    models.use(model.id);
    closer.current?.focus();
  };
  const close = () => {
    dismiss();
    focusAddModel();
  };
  const name = nameOfStored(model);
  const title = t(kind === 'convert' ? 'models.done' : 'models.measured', { name });
  return (
    <section className="outcome" aria-label={title}>
      <p className="outcome-title" role="status">
        <CircleCheck aria-hidden size={18} />
        {title}
      </p>
      {kind === 'convert' && model.manifest?.selfTest && <SelfTestResult test={model.manifest.selfTest} open />}
      <div className="model-actions">
        {kind === 'convert' && !isUsed && (
          <button type="button" className="button primary" onClick={use}>
            {t('models.useNow')}
          </button>
        )}
        <button type="button" className="button" ref={closer} onClick={close}>
          <X aria-hidden size={16} />
          {t('models.dismiss')}
        </button>
      </div>
    </section>
  );
}
