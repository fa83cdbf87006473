import { useTranslation } from 'react-i18next';
import { useApp } from '../../store/context.tsx';
import { FormatPick } from './FormatPick.tsx';
import { Official } from './Official.tsx';
import { OtherCheckpoint } from './OtherCheckpoint.tsx';
import { useFormats } from './use-formats.ts';

/** Takes the focus when the row that had it is gone. */
export const ADD_MODEL_ID = 'add-model';

export function AddModel() {
  const { t } = useTranslation();
  const formats = useFormats();
  const isBusy = useApp((state) => state.job !== undefined);
  const canConvert = !isBusy && formats.chosen.length > 0;
  return (
    <section className="add-model" aria-labelledby={ADD_MODEL_ID}>
      <h3 id={ADD_MODEL_ID} tabIndex={-1}>
        {t('models.add')}
      </h3>
      <FormatPick chosen={formats.chosen} recommended={formats.recommended} onChange={formats.choose} />
      <Official dtypes={formats.chosen} canConvert={canConvert} />
      <OtherCheckpoint dtypes={formats.chosen} canConvert={canConvert} />
    </section>
  );
}
