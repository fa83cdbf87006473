import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EXAMPLES } from '../examples/examples.ts';
import { useApp } from '../store/context.tsx';
import { MenuPopup } from './MenuPopup.tsx';

export interface ExamplesMenuProps {
  readonly className: string;
  readonly label: string;
}

/** Sentences to try, each with the words one would expect in it. */
export function ExamplesMenu({ className, label }: ExamplesMenuProps) {
  const { t } = useTranslation();
  const language = useApp((state) => state.settings.language);
  const setText = useApp((state) => state.setText);
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={className}>
        {label}
        <ChevronDown aria-hidden size={16} />
      </Menu.Trigger>
      <MenuPopup className="popup-examples" label={t('sentence.examples')}>
        <Menu.Group>
          <Menu.GroupLabel className="examples-intro">{t('examples.intro')}</Menu.GroupLabel>
          {EXAMPLES.map(({ id, title, sentence, expected }) => (
            <Menu.Item key={id} className="popup-item example" onClick={() => setText(sentence)}>
              <span className="example-title">{title[language]}</span>
              <span className="example-sentence" lang="ja">
                <Marked sentence={sentence} />
              </span>
              <span className="example-expected">
                {t('examples.expected')} <span lang="ja">{expected.join('、')}</span>
              </span>
            </Menu.Item>
          ))}
        </Menu.Group>
      </MenuPopup>
    </Menu.Root>
  );
}

/** With the masks told apart from the text around them. */
function Marked({ sentence }: { readonly sentence: string }) {
  const [first = '', ...others] = sentence.split('[MASK]');
  return (
    <>
      {first}
      {others.map((text) => (
        <span key={text}>
          <span className="example-mask">[MASK]</span>
          {text}
        </span>
      ))}
    </>
  );
}
