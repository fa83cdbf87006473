import { Download } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dtype } from '../../../engine/convert/dtypes.ts';
import { ChosenFiles } from './ChosenFiles.tsx';
import { PickFiles } from './PickFiles.tsx';
import { useModels } from './use-models.ts';

const REPO = /^[\w.-]+\/[\w.-]+$/u;

interface OtherCheckpointProps {
  readonly dtypes: readonly Dtype[];
  readonly canConvert: boolean;
}

/** Any other BERT for masked words: from the hub by its id, or from the person's own files. */
export function OtherCheckpoint({ dtypes, canConvert }: OtherCheckpointProps) {
  const { t } = useTranslation();
  return (
    <article className="model-card" aria-labelledby="other-model">
      <h4 id="other-model">{t('models.other.title')}</h4>
      <FromHub dtypes={dtypes} canConvert={canConvert} />
      <p>{t('models.drop')}</p>
      <PickFiles />
      <p className="side-panel-text">{t('models.other.needed')}</p>
      <ChosenFiles dtypes={dtypes} canConvert={canConvert} />
    </article>
  );
}

function FromHub({ dtypes, canConvert }: OtherCheckpointProps) {
  const { t } = useTranslation();
  const models = useModels();
  const [repo, setRepo] = useState('');
  const [revision, setRevision] = useState('main');
  const [isBad, setBad] = useState(false);
  const problem = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const id = repo.trim();
    setBad(!REPO.test(id));
    if (!canConvert || !REPO.test(id)) return;
    void models.convert({ kind: 'hub', repo: id, revision: revision.trim() || 'main' }, id, dtypes);
  };
  return (
    <form className="from-hub" onSubmit={submit} noValidate>
      <label className="from-hub-repo">
        <span>{t('models.other.repo')}</span>
        <input
          className="input"
          value={repo}
          placeholder={t('models.other.repoHint')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={isBad}
          aria-describedby={problem}
          onChange={(event) => {
            setRepo(event.currentTarget.value);
            setBad(false);
          }}
        />
      </label>
      <label className="from-hub-revision">
        <span>{t('models.other.revision')}</span>
        <input
          className="input"
          value={revision}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setRevision(event.currentTarget.value)}
        />
      </label>
      <p id={problem} role="alert" className="from-hub-problem">
        {isBad && t('models.other.badRepo')}
      </p>
      <button type="submit" className="button" disabled={!canConvert}>
        <Download aria-hidden size={16} />
        {t('models.other.download')}
      </button>
    </form>
  );
}
