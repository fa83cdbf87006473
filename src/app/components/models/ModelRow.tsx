import { Gauge, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredModel } from '../../../storage/model-library.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { nameOfStored } from '../../model-panel/stored-name.ts';
import { storedId } from '../../models.ts';
import { useApp } from '../../store/context.tsx';
import { focusAddModel } from './AddModel.tsx';
import { CardButton } from './CardButton.tsx';
import { Confirm } from './Confirm.tsx';
import { Fidelity } from './Fidelity.tsx';
import { MeasureDialog } from './MeasureDialog.tsx';
import { ModelFacts } from './ModelFacts.tsx';
import { SelfTestResult } from './SelfTestResult.tsx';
import { UseButton } from './UseButton.tsx';
import { useModels } from './use-models.ts';

/** One model that the browser keeps: what it is and what can be done with it. */
export function ModelRow({ model }: { readonly model: StoredModel }) {
  const { t } = useTranslation();
  const isUsed = useApp((state) => state.settings.model === storedId(model.id));
  const isBusy = useApp((state) => state.job !== undefined);
  const [asking, setAsking] = useState<'remove' | 'measure'>();
  const name = nameOfStored(model);
  const { manifest, problem } = model;
  return (
    <li className="model" data-used={isUsed}>
      <p className="model-name">
        {name}
        {isUsed && <span className="in-use">{t('models.inUse')}</span>}
      </p>
      {manifest && <ModelFacts model={model} manifest={manifest} />}
      {manifest?.selfTest && <SelfTestResult test={manifest.selfTest} open={false} />}
      {manifest && <Fidelity models={manifest.models} />}
      {problem && <Broken problem={problem} />}
      <div className="model-actions">
        {manifest && <UseButton id={storedId(model.id)} name={name} />}
        {manifest && <CardButton card={storedId(model.id)} name={name} />}
        {manifest && (
          <button
            type="button"
            className="button"
            aria-label={t('models.measureIt', { name })}
            disabled={isBusy}
            onClick={() => setAsking('measure')}
          >
            <Gauge aria-hidden size={16} />
            {t('models.measure')}
          </button>
        )}
        <button
          type="button"
          className="button"
          aria-label={t('models.deleteIt', { name })}
          onClick={() => setAsking('remove')}
        >
          <Trash2 aria-hidden size={16} />
          {t('models.delete')}
        </button>
      </div>
      {manifest && (
        <MeasureDialog
          model={model}
          manifest={manifest}
          open={asking === 'measure'}
          onClose={() => setAsking(undefined)}
        />
      )}
      <Removal model={model} open={asking === 'remove'} onClose={() => setAsking(undefined)} />
    </li>
  );
}

interface RemovalProps {
  readonly model: StoredModel;
  readonly open: boolean;
  onClose(): void;
}

function Removal({ model, open, onClose }: RemovalProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const models = useModels();
  const name = nameOfStored(model);
  const remove = async () => {
    onClose();
    if (await models.remove(model.id, name)) focusAddModel();
  };
  return (
    <Confirm
      open={open}
      title={t('models.deleting.title', { name })}
      onClose={onClose}
      actions={
        <button type="button" className="button primary" onClick={() => void remove()}>
          {t('models.delete')}
        </button>
      }
    >
      <p>{t('models.deleting.text', { size: format.fileSize(model.bytes) })}</p>
    </Confirm>
  );
}

function Broken({ problem }: { readonly problem: NonNullable<StoredModel['problem']> }) {
  const { t } = useTranslation();
  const { detail } = useErrorText(problem);
  return (
    <div className="lexicon-problem">
      <p>{t('models.broken')}</p>
      {detail !== '' && (
        <p className="state-detail" lang="en">
          {detail}
        </p>
      )}
    </div>
  );
}
