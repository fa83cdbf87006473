import { CircleAlert, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../i18n/error-text.ts';
import { BUILT_IN, isBuiltIn } from '../models.ts';
import { useApp, useController } from '../store/context.tsx';
import { StateCard } from './StateCard.tsx';

/** The engine could not be started. The sentence box goes on working. */
export function Failed() {
  const error = useApp((state) => (state.engine.phase === 'failed' ? state.engine.error : undefined));
  return error ? <Failure error={error} /> : null;
}

function Failure({ error }: { readonly error: Parameters<typeof useErrorText>[0] }) {
  const { t } = useTranslation();
  const controller = useController();
  const device = useApp((state) => state.settings.device);
  const choose = useApp((state) => state.choose);
  const isStored = useApp((state) => !isBuiltIn(state.settings.model));
  const { title, text, detail } = useFailureText(error, isStored);
  const actions = (
    <>
      <button type="button" className="button primary" onClick={() => controller.retry()}>
        <RotateCw aria-hidden size={16} />
        {t('actions.retry')}
      </button>
      {isStored && (
        <button type="button" className="button" onClick={() => choose({ model: BUILT_IN.id })}>
          {t('actions.useBuiltIn')}
        </button>
      )}
      {device === 'webgpu' && (
        <button type="button" className="button" onClick={() => choose({ device: 'wasm' })}>
          {t('actions.useWasm')}
        </button>
      )}
    </>
  );
  return (
    <StateCard icon={CircleAlert} title={title} severe actions={actions}>
      <p>{text}</p>
      <p>{t('kept')}</p>
      {detail !== '' && (
        <p className="state-detail" lang="en">
          {detail}
        </p>
      )}
    </StateCard>
  );
}

/** Of a model that the browser keeps, other things are to be said of files that are gone or damaged. */
function useFailureText(error: Parameters<typeof useErrorText>[0], isStored: boolean) {
  const { t } = useTranslation();
  const known = useErrorText(error);
  const file = String(error.params['file'] ?? '');
  if (isStored && error.code === 'not-found')
    return { ...known, title: t('models.gone.title'), text: t('models.gone.text') };
  if (isStored && error.code === 'corrupt-file') {
    return { ...known, title: t('models.damaged.title'), text: t('models.damaged.text', { file }) };
  }
  return known;
}
