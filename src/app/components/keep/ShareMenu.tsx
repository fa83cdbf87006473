import { Menu } from '@base-ui/react/menu';
import { Braces, Code, Copy, Link, Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../copy-text.ts';
import { dictionaryNames } from '../../export/dictionaries.ts';
import { huggingFaceJson } from '../../export/hugging-face.ts';
import { pythonCode } from '../../export/python.ts';
import { tableText } from '../../export/rows.ts';
import { shareLink } from '../../export/share-link.ts';
import { shownAnswer, shownReading } from '../../first-answer/shown.ts';
import { modelInPython } from '../../models.ts';
import { saveFile } from '../../save-file.ts';
import { useApp } from '../../store/context.tsx';
import type { Told } from '../../store/sentence.ts';
import { MenuPopup } from '../MenuPopup.tsx';

const ICON = { 'aria-hidden': true, size: 16 } as const;

/** Takes the sentence or its predictions along. Only here is the sentence put into the address, because the person asks for it. */
export function ShareMenu() {
  const { t } = useTranslation();
  const text = useApp((state) => state.history.present.text);
  const settings = useApp((state) => state.settings);
  const answer = useApp(shownAnswer);
  const lexicons = useApp((state) => shownReading(state)?.lexicons);
  const tell = useApp((state) => state.tell);
  const copy = async (content: string, told: Told) => tell((await copyText(content)) ? told : 'not-copied');
  const share = () => {
    const link = shareLink(location.href, text, settings);
    history.replaceState(history.state, '', link);
    void copy(link, 'link');
  };
  const copyPython = () => {
    const python = modelInPython(settings.model);
    const dictionaries = dictionaryNames(lexicons ?? []);
    void copy(pythonCode({ text, topK: settings.rows, model: python, dictionaries }), 'python');
  };
  const isAnswered = answer !== undefined && answer.encoding.text === text;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="button quiet" aria-label={t('keep.share')}>
        <Share2 aria-hidden size={16} />
        <span className="wide-only">{t('keep.share')}</span>
      </Menu.Trigger>
      <MenuPopup label={t('keep.share')}>
        <Menu.Item className="popup-item with-icon" onClick={share}>
          <Link {...ICON} />
          {t('keep.link')}
        </Menu.Item>
        <Menu.Item className="popup-item with-icon" onClick={copyPython}>
          <Code {...ICON} />
          {t('keep.python')}
        </Menu.Item>
        <Menu.Item
          className="popup-item with-icon"
          disabled={!isAnswered}
          onClick={() => answer && void copy(tableText(answer.masks, answer.known), 'rows')}
        >
          <Copy {...ICON} />
          {t('keep.rows')}
        </Menu.Item>
        <Menu.Item
          className="popup-item with-icon"
          disabled={!isAnswered}
          onClick={() => answer && saveFile('predictions.json', huggingFaceJson(answer.masks))}
        >
          <Braces {...ICON} />
          {t('keep.json')}
        </Menu.Item>
      </MenuPopup>
    </Menu.Root>
  );
}
