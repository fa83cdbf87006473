import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ResultFormat } from '../../../engine/batch/results.ts';
import { saveFile } from '../../save-file.ts';
import { useController } from '../../store/context.tsx';

const FORMATS: readonly ResultFormat[] = ['csv', 'jsonl', 'json'];

/** The results as a file; of a stopped batch those that there are. */
export function SaveResults({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const { analyses } = useController();
  const save = async (format: ResultFormat) => {
    const results = await analyses.analyse('batch-results', new AbortController().signal, (api) =>
      api.batchResults(format),
    );
    saveFile(`${name.replace(/\.[^.]*$/u, '')}-results.${format}`, results);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons are no form's fieldset
    <div className="panel-line" role="group" aria-label={t('batch.save')}>
      {FORMATS.map((format) => (
        <button key={format} type="button" className="button" onClick={() => void save(format)}>
          <Download aria-hidden size={16} />
          {t(`batch.formatsSaved.${format}`)}
        </button>
      ))}
    </div>
  );
}
