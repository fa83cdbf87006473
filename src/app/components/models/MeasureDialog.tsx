import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Manifest } from '../../../engine/convert/manifest.ts';
import type { StoredModel } from '../../../storage/model-library.ts';
import { chooseCheckpoint, type PickedFile } from '../../model-panel/checkpoint-files.ts';
import { Confirm } from './Confirm.tsx';
import { PickFiles } from './PickFiles.tsx';
import { useMissing } from './use-missing.ts';
import { useModels } from './use-models.ts';

interface MeasureDialogProps {
  readonly model: StoredModel;
  readonly manifest: Manifest;
  readonly open: boolean;
  onClose(): void;
}

/** What measuring takes: minutes, and the weights once more where the model has no fp32 form. */
export function MeasureDialog({ model, manifest, open, onClose }: MeasureDialogProps) {
  const { t } = useTranslation();
  const models = useModels();
  const [problem, setProblem] = useState('');
  const nameMissing = useMissing();
  const { repo } = manifest.source;
  const { name } = manifest;
  const hasReference = manifest.models.some(({ dtype }) => dtype === 'fp32');
  const needsFiles = !hasReference && repo === undefined;
  const measure = (files?: readonly File[]) => {
    onClose();
    void models.measure(model.id, name, files && { kind: 'files', files });
  };
  const pick = (picked: readonly PickedFile[]) => {
    const { files, missing } = chooseCheckpoint(picked);
    setProblem(missing.length > 0 ? nameMissing(missing) : '');
    if (missing.length === 0) measure(files);
  };
  return (
    <Confirm
      open={open}
      title={t('models.measuring.title', { name })}
      onClose={onClose}
      actions={
        !needsFiles && (
          <button type="button" className="button primary" onClick={() => measure()}>
            {t('models.measuring.start')}
          </button>
        )
      }
    >
      <p>{t('models.fidelity.explain')}</p>
      {!hasReference && repo !== undefined && <p>{t('models.measuring.download', { repo })}</p>}
      {needsFiles && <p>{t('models.measuring.files')}</p>}
      {needsFiles && <PickFiles onPick={pick} />}
      <p role="alert">{problem}</p>
    </Confirm>
  );
}
