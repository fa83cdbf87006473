import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

interface MenuPopupProps {
  readonly className?: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** Menus lie in the main landmark: readers that go from landmark to landmark would miss them at the end of the page. */
const MAIN = {
  get current() {
    return document.querySelector('main');
  },
};

/** What a menu's trigger opens. It can scroll, so it takes the focus itself, too. */
export function MenuPopup({ className = '', label, children }: MenuPopupProps) {
  return (
    <Menu.Portal container={MAIN}>
      <Menu.Positioner className="positioner" sideOffset={6} align="end">
        <Menu.Popup className={`popup ${className}`.trim()} aria-label={label} tabIndex={0}>
          {children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}
