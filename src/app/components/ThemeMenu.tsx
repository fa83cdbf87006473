import { Menu } from '@base-ui/react/menu';
import { Check, Contrast } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isTheme, THEMES } from '../choices.ts';
import { useApp } from '../store/context.tsx';
import { MenuPopup } from './MenuPopup.tsx';

export function ThemeMenu() {
  const { t } = useTranslation();
  const theme = useApp((state) => state.settings.theme);
  const choose = useApp((state) => state.choose);
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="icon-button" aria-label={t('settings.theme')}>
        <Contrast aria-hidden size={18} />
      </Menu.Trigger>
      <MenuPopup label={t('settings.theme')}>
        <Menu.RadioGroup value={theme} onValueChange={(next) => isTheme(next) && choose({ theme: next })}>
          {THEMES.map((value) => (
            <Menu.RadioItem key={value} value={value} className="popup-item" closeOnClick>
              {t(`settings.themes.${value}`)}
              <Menu.RadioItemIndicator className="popup-mark">
                <Check aria-hidden size={16} />
              </Menu.RadioItemIndicator>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </MenuPopup>
    </Menu.Root>
  );
}
