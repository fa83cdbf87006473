import { Dialog } from '@base-ui/react/dialog';
import { useTranslation } from 'react-i18next';
import { lexicons as en } from '../../i18n/en/lexicons.ts';
import { lexicons as ja } from '../../i18n/ja/lexicons.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useApp } from '../../store/context.tsx';
import { DialogHead } from '../DialogHead.tsx';
import { AddLexicons } from './AddLexicons.tsx';
import { LexiconList } from './LexiconList.tsx';
import { OwnWords } from './OwnWords.tsx';

const TEXTS = { en, ja };

/** Lexicons and own words, in a panel at the side: the sentence can be seen and edited meanwhile. */
export function LexiconPanel() {
  useTexts(TEXTS);
  const { t } = useTranslation();
  const isOpen = useApp((state) => state.isLexiconsOpen);
  const setOpen = useApp((state) => state.setLexiconsOpen);
  const lexicons = useApp((state) => state.lexicons);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen} modal={false} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Popup className="side-panel">
          <DialogHead title={t('lexicons.title')} close={t('lexicons.close')} />
          <Dialog.Description className="side-panel-text">{t('lexicons.intro')}</Dialog.Description>
          <AddLexicons />
          {lexicons && <LexiconList lexicons={lexicons.lexicons} />}
          {lexicons && <OwnWords own={lexicons.own} />}
          {lexicons && <p className="side-panel-text kept">{t(`lexicons.kept.${lexicons.place}`)}</p>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
