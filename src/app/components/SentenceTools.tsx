import { History, Plus, Redo2, Share2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { focusSentence, selectedRange } from '../sentence-element.ts';
import { useApp } from '../store/context.tsx';
import { Later } from './Later.tsx';
import { LaterExamplesMenu, LaterIconButton } from './LaterMenus.tsx';

const loadKeepTools = async () => (await import('./parts.ts')).KeepTools;

const KEEP_TOOLS_PLACE = [History, Share2].map((Icon) => (
  <span key={Icon.displayName} className="button quiet" aria-hidden>
    <Icon size={16} />
  </span>
));

export function SentenceTools() {
  const { t } = useTranslation();
  const canUndo = useApp((state) => state.history.past.length > 0);
  const canRedo = useApp((state) => state.history.future.length > 0);
  const undo = useApp((state) => state.undo);
  const redo = useApp((state) => state.redo);
  const mask = useApp((state) => state.mask);
  const insertMask = () => {
    mask(selectedRange());
    focusSentence();
  };
  return (
    <div className="tools">
      <button
        type="button"
        className="button"
        title={t('sentence.maskHint')}
        aria-keyshortcuts="Control+M Meta+M"
        onClick={insertMask}
      >
        <Plus aria-hidden size={16} />
        {t('sentence.mask')}
      </button>
      <LaterIconButton
        icon={Undo2}
        label={t('sentence.undo')}
        shortcut="Control+Z Meta+Z"
        disabled={!canUndo}
        onPress={undo}
      />
      <LaterIconButton
        icon={Redo2}
        label={t('sentence.redo')}
        shortcut="Control+Shift+Z Meta+Shift+Z"
        disabled={!canRedo}
        onPress={redo}
      />
      <span className="spring" />
      <Later load={loadKeepTools} meanwhile={KEEP_TOOLS_PLACE} />
      <LaterExamplesMenu className="button quiet" label={t('sentence.examples')} />
    </div>
  );
}
