import { CircleCheck, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { nameOfStored } from '../../model-panel/stored-name.ts';
import { storedId } from '../../models.ts';
import { useApp } from '../../store/context.tsx';
import type { ModelOutcome } from '../../store/models.ts';
import { SelfTestResult } from './SelfTestResult.tsx';
import { useModels } from './use-models.ts';

/** What the last job has made, and the next step. */
export function Outcome({ outcome: { kind, model } }: { readonly outcome: ModelOutcome }) {
  const { t } = useTranslation();
  const models = useModels();
  const isUsed = useApp((state) => state.settings.model === storedId(model.id));
  const dismiss = useApp((state) => state.dismissOutcome);
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
          <button type="button" className="button primary" onClick={() => models.use(model.id)}>
            {t('models.useNow')}
          </button>
        )}
        <button type="button" className="button" onClick={dismiss}>
          <X aria-hidden size={16} />
          {t('models.dismiss')}
        </button>
      </div>
    </section>
  );
}
