import { useTranslation } from 'react-i18next';
import { useApp } from '../../store/context.tsx';
import { FormatPick } from './FormatPick.tsx';
import { Official } from './Official.tsx';
import { OtherCheckpoint } from './OtherCheckpoint.tsx';
import { useFormats } from './use-formats.ts';

const ID = 'add-model';

/** For when what had the focus is gone. */
export function focusAddModel(): void {
  document.getElementById(ID)?.focus({ preventScroll: true });
}

export function AddModel() {
  const { t } = useTranslation();
  const formats = useFormats();
  const isBusy = useApp((state) => state.job !== undefined);
  const canConvert = !isBusy && formats.chosen.length > 0;
  return (
    <section className="add-model" aria-labelledby={ID}>
      <h3 id={ID} tabIndex={-1}>
        {t('models.add')}
      </h3>
      <FormatPick chosen={formats.chosen} recommended={formats.recommended} onChange={formats.choose} />
      <Official dtypes={formats.chosen} canConvert={canConvert} />
      <OtherCheckpoint dtypes={formats.chosen} canConvert={canConvert} />
    </section>
  );
}
