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
        {EXAMPLES.map(({ id, title, sentence }) => (
          <Menu.Item key={id} className="popup-item example" onClick={() => setText(sentence)}>
            <span className="example-title">{title[language]}</span>
            <span className="example-sentence" lang="ja">
              {sentence}
            </span>
          </Menu.Item>
        ))}
      </MenuPopup>
    </Menu.Root>
  );
}
