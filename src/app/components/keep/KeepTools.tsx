import { keep as en } from '../../i18n/en/keep.ts';
import { keep as ja } from '../../i18n/ja/keep.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { PastPanel } from './PastPanel.tsx';
import { ShareMenu } from './ShareMenu.tsx';

const TEXTS = { en, ja };

/** Finding sentences again, and taking sentence and predictions along. */
export function KeepTools() {
  useTexts(TEXTS);
  return (
    <>
      <PastPanel />
      <ShareMenu />
    </>
  );
}
