import { Dialog } from '@base-ui/react/dialog';
import { type ComponentType, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { about as en } from '../../i18n/en/about.ts';
import { models as enModels } from '../../i18n/en/models.ts';
import { about as ja } from '../../i18n/ja/about.ts';
import { models as jaModels } from '../../i18n/ja/models.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { focusSentence } from '../../sentence-element.ts';
import { useApp } from '../../store/context.tsx';
import type { WindowName } from '../../store/windows.ts';
import { DialogHead } from '../DialogHead.tsx';
import { Cards } from './Cards.tsx';
import { Notices } from './Notices.tsx';
import { Shortcuts } from './Shortcuts.tsx';

/** A model's figures are told in the model panel's words. */
const TEXTS = { en: { ...en, ...enModels }, ja: { ...ja, ...jaModels } };
/** Names of the windows. */
const TITLES = { about: 'about.title', notices: 'notices.title', shortcuts: 'shortcuts.title' } as const;
const CONTENTS: Readonly<Record<WindowName, ComponentType>> = { about: Cards, notices: Notices, shortcuts: Shortcuts };

/** The window that is asked for, over the page; what had the focus gets it back. */
export function ShownWindow() {
  useTexts(TEXTS);
  const { t } = useTranslation();
  const shown = useApp((state) => state.shownWindow);
  const showWindow = useApp((state) => state.showWindow);
  // What was shown last stays to be seen while the window goes away.
  const last = useRef<WindowName>('about');
  if (shown) last.current = shown;
  const name = last.current;
  const Content = CONTENTS[name];
  const isGone = () => {
    if (document.activeElement === document.body) focusSentence();
  };
  return (
    <Dialog.Root
      open={shown !== undefined}
      onOpenChange={(open) => open || showWindow(undefined)}
      onOpenChangeComplete={(open) => open || isGone()}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="window" data-window={name} aria-modal>
          <DialogHead title={t(TITLES[name])} close={t('about.close')} />
          <Content />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
