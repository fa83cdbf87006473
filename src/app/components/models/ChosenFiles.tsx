import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Dtype } from '../../../engine/convert/dtypes.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chooseCheckpoint } from '../../model-panel/checkpoint-files.ts';
import { useApp } from '../../store/context.tsx';
import { useMissing } from './use-missing.ts';
import { useModels } from './use-models.ts';

interface ChosenFilesProps {
  readonly dtypes: readonly Dtype[];
  readonly canConvert: boolean;
}

/** The files that were picked or dropped: what they are, what is missing, and the button that converts them. */
export function ChosenFiles({ dtypes, canConvert }: ChosenFilesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const models = useModels();
  const offered = useApp((state) => state.offered);
  const offer = useApp((state) => state.offer);
  const nameMissing = useMissing();
  if (!offered || offered.length === 0) return null;
  const { files, name: folder, missing } = chooseCheckpoint(offered);
  const name = folder || t('models.other.unnamed');
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const convert = () => {
    offer(undefined);
    void models.convert({ kind: 'files', files, ...(folder && { name: folder }) }, name, dtypes);
  };
  return (
    <div className="chosen-files" role="status">
      <p>
        {missing.length > 0
          ? nameMissing(missing)
          : t('models.other.chosen', { name, count: files.length, size: format.fileSize(bytes) })}
      </p>
      <button type="button" className="button primary" disabled={!canConvert || missing.length > 0} onClick={convert}>
        {t('models.other.convert')}
      </button>
      <button type="button" className="icon-button" aria-label={t('models.dismiss')} onClick={() => offer(undefined)}>
        <X aria-hidden size={16} />
      </button>
    </div>
  );
}
