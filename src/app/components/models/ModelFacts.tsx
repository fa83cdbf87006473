import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Manifest } from '../../../engine/convert/manifest.ts';
import type { StoredModel } from '../../../storage/model-library.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { pageOf } from '../../model-panel/official.ts';
import { CopyButton } from './CopyButton.tsx';
import { Link } from './Link.tsx';
import { useModels } from './use-models.ts';

const SHORT = 12;

interface ModelFactsProps {
  readonly model: StoredModel;
  readonly manifest: Manifest;
}

export function ModelFacts({ model, manifest }: ModelFactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const devices = [...new Set(manifest.models.flatMap((file) => file.devices))];
  return (
    <>
      <p className="facts-line">
        <span>{format.fileSize(model.bytes)}</span>
        <span>{manifest.models.map(({ dtype }) => dtype).join(', ')}</span>
        <span>{devices.map((device) => t(`settings.devices.${device}`)).join(', ')}</span>
        {manifest.licence !== null && <span>{manifest.licence}</span>}
        <span>{format.date(model.date)}</span>
      </p>
      <Source source={manifest.source} />
    </>
  );
}

function Source({ source: { repo, revision, files } }: { readonly source: Manifest['source'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { hub } = useModels();
  return (
    <details className="fold">
      <summary>
        <ChevronRight aria-hidden className="fold-mark" size={16} />
        {t('models.facts.source')}
        <span className="fold-value">{repo ?? t('models.facts.own')}</span>
      </summary>
      {repo !== undefined && (
        <p className="side-panel-text">
          <Link href={pageOf(hub, repo, revision)}>{repo}</Link>
          {revision !== undefined && `, ${t('models.facts.revision', { revision: revision.slice(0, SHORT) })}`}
        </p>
      )}
      <ul className="source-files" aria-label={t('models.facts.files')}>
        {files.map(({ name, bytes, sha256 }) => (
          <li key={name}>
            <span className="source-file">{name}</span>
            <span>{format.fileSize(bytes)}</span>
            <span title={sha256}>
              sha256 <code>{sha256.slice(0, SHORT)}…</code>
            </span>
            <CopyButton text={sha256} label={t('models.facts.copy', { name })} told={t('models.copied')} />
          </li>
        ))}
      </ul>
    </details>
  );
}
