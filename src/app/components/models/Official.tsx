import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dtype } from '../../../engine/convert/dtypes.ts';
import { AUTHORS, BIBTEX, OFFICIAL, pageOf } from '../../model-panel/official.ts';
import { loadPreferences, savePreferences } from '../../preferences.ts';
import { CardButton } from './CardButton.tsx';
import { Confirm } from './Confirm.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Link } from './Link.tsx';
import { useModels } from './use-models.ts';

interface OfficialProps {
  readonly dtypes: readonly Dtype[];
  readonly canConvert: boolean;
}

/** The authors' own checkpoint: what it is, under which terms, and the button that fetches it. */
export function Official({ dtypes, canConvert }: OfficialProps) {
  const { t } = useTranslation();
  const models = useModels();
  const [isAsking, setAsking] = useState(false);
  const { repo, revision } = OFFICIAL;
  const download = () => void models.convert({ kind: 'hub', repo, revision }, repo, dtypes);
  const agree = () => {
    savePreferences({ agreed: true });
    setAsking(false);
    download();
  };
  return (
    <article className="model-card" aria-labelledby="official-model">
      <h4 id="official-model">{t('models.official.name')}</h4>
      <p className="facts-line">{t('models.official.size')}</p>
      <p>{t('models.official.text')}</p>
      <dl className="facts">
        <Fact name={t('models.official.repository')}>
          <Link href={pageOf(models.hub, repo)}>{repo}</Link>
        </Fact>
        <Fact name={t('models.official.licence')}>
          <Link href={OFFICIAL.licence}>{t('models.official.licenceText')}</Link>
        </Fact>
        <Fact name={t('models.official.citation')}>
          <Link href={OFFICIAL.paper}>{AUTHORS}</Link>
        </Fact>
      </dl>
      <div className="model-actions">
        <button
          type="button"
          className="button primary"
          disabled={!canConvert}
          onClick={() => (loadPreferences().agreed ? download() : setAsking(true))}
        >
          <Download aria-hidden size={16} />
          {t('models.official.download')}
        </button>
        <CopyButton text={BIBTEX} label={t('models.official.copy')} told={t('models.copied')} wide />
        <CardButton card="official" name={t('models.official.name')} />
      </div>
      <Confirm
        open={isAsking}
        title={t('models.consent.title')}
        onClose={() => setAsking(false)}
        actions={
          <button type="button" className="button primary" onClick={agree}>
            {t('models.official.download')}
          </button>
        }
      >
        <p>{t('models.consent.bytes', { host: new URL(models.hub).host, repo })}</p>
        <p>{t('models.consent.licence')}</p>
        <p>{t('models.consent.research')}</p>
        <p>{t('models.consent.private')}</p>
      </Confirm>
    </article>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
