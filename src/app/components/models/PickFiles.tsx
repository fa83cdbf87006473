import { FilePlus, FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedFile } from '../../model-panel/checkpoint-files.ts';
import { inputFiles } from '../../model-panel/dropped-files.ts';
import { useApp } from '../../store/context.tsx';

/** Every browser has it; React's types don't. */
const WHOLE_FOLDER = { webkitdirectory: '' };

/** A checkpoint's files or its folder, by the browser's own dialogs. */
export function PickFiles({ onPick }: { readonly onPick?: (files: readonly PickedFile[]) => void }) {
  const { t } = useTranslation();
  const offer = useApp((state) => state.offer);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (field: HTMLInputElement) => {
    const picked = inputFiles(field.files ?? []);
    // The same files chosen again are a change too.
    field.value = '';
    (onPick ?? offer)(picked);
  };
  return (
    <div className="model-actions">
      <button type="button" className="button" onClick={() => files.current?.click()}>
        <FilePlus aria-hidden size={16} />
        {t('models.other.files')}
      </button>
      <button type="button" className="button" onClick={() => folder.current?.click()}>
        <FolderOpen aria-hidden size={16} />
        {t('models.other.folder')}
      </button>
      <input
        ref={files}
        type="file"
        hidden
        multiple
        aria-label={t('models.other.files')}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        {...WHOLE_FOLDER}
        aria-label={t('models.other.folder')}
        onChange={(event) => take(event.currentTarget)}
      />
    </div>
  );
}
