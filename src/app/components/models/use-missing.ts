import { useTranslation } from 'react-i18next';
import type { Needed } from '../../model-panel/checkpoint-files.ts';

/** Says what a checkpoint lacks. */
export function useMissing() {
  const { t } = useTranslation();
  return (missing: readonly Needed[]) => {
    const files = missing.map((file) => (file === 'weights' ? t('models.other.weights') : file));
    return t('models.other.missing', { files: files.join(', ') });
  };
}
