import { useTranslation } from 'react-i18next';
import type { ManifestModel } from '../../../engine/convert/manifest.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { CardSection } from './CardParts.tsx';

/** The encodings in which a model is there. */
export function Formats({ models }: { readonly models: readonly ManifestModel[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CardSection title="files">
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{t('about.facts.format')}</th>
            <th scope="col">{t('about.facts.devices')}</th>
            <th scope="col">{t('about.facts.size')}</th>
          </tr>
        </thead>
        <tbody>
          {models.map(({ dtype, devices, graph, data }) => (
            <tr key={dtype}>
              <th scope="row">{dtype}</th>
              <td>{devices.map((device) => t(`settings.devices.${device}`)).join(', ')}</td>
              <td>{format.fileSize(graph.bytes + data.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </CardSection>
  );
}
