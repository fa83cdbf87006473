import { ChevronRight, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SelfTest } from '../../../engine/convert/manifest.ts';
import { useFormat } from '../../i18n/use-format.ts';

type Prediction = SelfTest['expected'][number];

/** What the official model should predict, beside what it does here, in each encoding. */
export function SelfTestResult({ test, open }: { readonly test: SelfTest; readonly open: boolean }) {
  const { t } = useTranslation();
  const Icon = test.passed ? CircleCheck : TriangleAlert;
  return (
    <details className="fold self-test" data-passed={test.passed} open={open}>
      <summary>
        <ChevronRight aria-hidden className="fold-mark" size={16} />
        <Icon aria-hidden className="self-test-mark" size={16} />
        {t(test.passed ? 'models.test.passed' : 'models.test.failed')}
      </summary>
      <SelfTestTable test={test} />
    </details>
  );
}

function SelfTestTable({ test: { sentence, expected, rows } }: { readonly test: SelfTest }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ranks = Math.max(expected.length, ...rows.map(({ predictions }) => predictions.length));
  return (
    <table className="small-table">
      <caption>{t('models.test.label', { sentence })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('models.test.rank')}</th>
          <th scope="col">{t('models.test.expected')}</th>
          {rows.map(({ dtype }) => (
            <th key={dtype} scope="col">
              {t('models.test.found', { dtype })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: ranks }, (_, rank) => (
          // Ranks have no other name than their number.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={rank}>
            <th scope="row">{format.number(rank + 1)}</th>
            <Cell prediction={expected[rank]} />
            {rows.map(({ dtype, predictions }) => (
              <Cell key={dtype} prediction={predictions[rank]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ prediction }: { readonly prediction: Prediction | undefined }) {
  const format = useFormat();
  if (!prediction) return <td />;
  return (
    <td>
      {prediction.token_str} <span className="self-test-score">{format.percent(prediction.score, 0)}</span>
    </td>
  );
}
