import { useTranslation } from 'react-i18next';
import type { ManifestModel } from '../../../engine/convert/manifest.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** How far each encoding agrees with fp32, once it was measured. */
export function Fidelity({ models }: { readonly models: readonly ManifestModel[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const measured = models.flatMap(({ dtype, fidelity }) => (fidelity ? [{ dtype, fidelity }] : []));
  const [first] = measured;
  if (!first) return null;
  // Shares, mostly near 1: they are told with one decimal.
  const share = (value: number) => format.percent(value, 1);
  return (
    <>
      <table className="small-table">
        <caption>{t('models.fidelity.label')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('models.fidelity.format')}</th>
            <th scope="col">{t('models.fidelity.top1')}</th>
            <th scope="col">{t('models.fidelity.top5')}</th>
            <th scope="col">{t('models.fidelity.top10')}</th>
            <th scope="col">{t('models.fidelity.kl')}</th>
          </tr>
        </thead>
        <tbody>
          {measured.map(({ dtype, fidelity }) => (
            <tr key={dtype}>
              <th scope="row">{dtype}</th>
              <td>{share(fidelity.top1Clear)}</td>
              <td>{share(fidelity.firstInTop5)}</td>
              <td>{share(fidelity.top10Overlap)}</td>
              <td>{format.decimals(fidelity.kl)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="side-panel-text">
        {t('models.fidelity.about', {
          masks: format.number(first.fidelity.masks),
          clear: format.number(first.fidelity.clearMasks),
        })}
      </p>
    </>
  );
}
