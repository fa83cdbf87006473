import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { droppedFiles } from '../model-panel/dropped-files.ts';
import { sortDropped } from '../model-panel/sort-dropped.ts';
import { useApp, useController } from '../store/context.tsx';

/** Takes lexicons, and models' files or folders, dropped anywhere on the page, and shows that it would while some are dragged over it. */
export function DropFiles() {
  const { t } = useTranslation();
  const { lexicons } = useController();
  const setLexiconsOpen = useApp((state) => state.setLexiconsOpen);
  const offer = useApp((state) => state.offer);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const onDrag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(!isElsewhere(event));
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const take = async (transfer: DataTransfer) => {
      const found = sortDropped(await droppedFiles(transfer));
      if (found.model.length > 0) offer(found.model);
      else setLexiconsOpen(true);
      await lexicons.add(found.lexicons);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event) || isElsewhere(event) || !event.dataTransfer) return;
      // Else the browser would open the file in the page's place.
      event.preventDefault();
      void take(event.dataTransfer);
    };
    window.addEventListener('dragover', onDrag, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('drop', onDrop, { signal });
    return () => listening.abort();
  }, [lexicons, offer, setLexiconsOpen]);
  if (!isOver) return null;
  return (
    <div className="drop">
      <p className="drop-text">
        <FileDown aria-hidden size={24} />
        {t('lexicons.drop')}
      </p>
    </div>
  );
}

/** Some places take files of their own. */
function isElsewhere({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('[data-own-drop]') !== null;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
