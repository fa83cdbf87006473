import { useTranslation } from 'react-i18next';
import type { StoredModel } from '../../../storage/model-library.ts';
import { BUILT_IN } from '../../models.ts';
import { useApp } from '../../store/context.tsx';
import { CardButton } from './CardButton.tsx';
import { ModelRow } from './ModelRow.tsx';
import { UseButton } from './UseButton.tsx';

/** The built-in model, and those the browser keeps. */
export function ModelList({ models }: { readonly models: readonly StoredModel[] }) {
  const { t } = useTranslation();
  return (
    <ul className="models" aria-label={t('models.list')}>
      <BuiltIn />
      {models.map((model) => (
        <ModelRow key={model.id} model={model} />
      ))}
    </ul>
  );
}

function BuiltIn() {
  const { t } = useTranslation();
  const isUsed = useApp((state) => state.settings.model === BUILT_IN.id);
  return (
    <li className="model" data-used={isUsed}>
      <p className="model-name">
        {t('models.builtIn.name', { name: BUILT_IN.name })}
        {isUsed && <span className="in-use">{t('models.inUse')}</span>}
      </p>
      <p className="side-panel-text">{t('models.builtIn.facts')}</p>
      <div className="model-actions">
        <UseButton id={BUILT_IN.id} name={BUILT_IN.name} />
        <CardButton card={BUILT_IN.id} name={BUILT_IN.name} />
      </div>
    </li>
  );
}
