import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DTYPES, type Dtype } from '../../../engine/convert/dtypes.ts';

interface FormatPickProps {
  readonly chosen: readonly Dtype[];
  readonly recommended: readonly Dtype[];
  onChange(chosen: Dtype[]): void;
}

/** Which encodings to make of a model: folded away, since those that suit the device are chosen already. */
export function FormatPick({ chosen, recommended, onChange }: FormatPickProps) {
  const { t } = useTranslation();
  const toggle = (dtype: Dtype) =>
    onChange(DTYPES.filter((candidate) => (candidate === dtype) !== chosen.includes(candidate)));
  return (
    <details className="fold">
      <summary>
        <ChevronRight aria-hidden className="fold-mark" size={16} />
        {t('models.dtypes.label')}
        <span className="fold-value">{chosen.join(', ')}</span>
      </summary>
      <fieldset className="formats" aria-label={t('models.dtypes.label')}>
        {DTYPES.map((dtype) => (
          <Format
            key={dtype}
            dtype={dtype}
            isChosen={chosen.includes(dtype)}
            isRecommended={recommended.includes(dtype)}
            onToggle={() => toggle(dtype)}
          />
        ))}
      </fieldset>
      {chosen.length === 0 && <p role="alert">{t('models.dtypes.none')}</p>}
    </details>
  );
}

interface FormatProps {
  readonly dtype: Dtype;
  readonly isChosen: boolean;
  readonly isRecommended: boolean;
  onToggle(): void;
}

function Format({ dtype, isChosen, isRecommended, onToggle }: FormatProps) {
  const { t } = useTranslation();
  const description = useId();
  return (
    <div className="format">
      <label className="format-name">
        <input type="checkbox" checked={isChosen} aria-describedby={description} onChange={onToggle} />
        <code>{dtype}</code>
      </label>
      <p id={description} className="side-panel-text">
        {isRecommended && <strong>{t('models.dtypes.recommended')}. </strong>}
        {t(`models.dtypes.${dtype}`)}
      </p>
    </div>
  );
}
