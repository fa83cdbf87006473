import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useController } from '../../store/context.tsx';

/** Takes lexicon files dropped anywhere on the page, and shows that it would while one is dragged over it. */
export function DropLexicons() {
  const { t } = useTranslation();
  const { lexicons } = useController();
  const setOpen = useApp((state) => state.setLexiconsOpen);
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
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event) || isElsewhere(event)) return;
      // Else the browser would open the file in the page's place.
      event.preventDefault();
      setOpen(true);
      void lexicons.add([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onDrag, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('drop', onDrop, { signal });
    return () => listening.abort();
  }, [lexicons, setOpen]);
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
