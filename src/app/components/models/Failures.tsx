import { CircleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { models as en } from '../../i18n/en/models.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useApp } from '../../store/context.tsx';
import type { ModelFailure } from '../../store/models.ts';
import { focusAddModel } from './AddModel.tsx';

type ProblemCode = keyof (typeof en)['models']['problems'];

export function Failures() {
  const failures = useApp((state) => state.modelFailures);
  return (
    <div role="alert" className="lexicon-failures">
      {failures.map((failure) => (
        <Failure key={failure.id} failure={failure} />
      ))}
    </div>
  );
}

function Failure({ failure: { id, kind, name, error } }: { readonly failure: ModelFailure }) {
  const { t } = useTranslation();
  const dismiss = useApp((state) => state.dismissModelFailure);
  const close = () => {
    dismiss(id);
    focusAddModel();
  };
  const { text, detail } = useErrorText(error);
  const { code, params } = error;
  const values = { file: params['file'] ?? '', what: params['what'] ?? '' };
  return (
    <div className="lexicon-failure">
      <CircleAlert aria-hidden className="state-icon" size={18} />
      <div>
        <p className="lexicon-failure-title">{t(`models.failed.${kind}`, { name })}</p>
        <p>{isProblemCode(code) ? t(`models.problems.${code}`, values) : text}</p>
        <p>{t('models.unchanged')}</p>
        {detail !== '' && (
          <p className="state-detail" lang="en">
            {detail}
          </p>
        )}
      </div>
      <button type="button" className="icon-button" aria-label={t('models.dismiss')} onClick={close}>
        <X aria-hidden size={16} />
      </button>
    </div>
  );
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(en.models.problems, code);
}
