import { ChevronDown, Contrast } from 'lucide-react';
import type { ExamplesMenuProps } from './ExamplesMenu.tsx';
import type { IconButtonProps } from './IconButton.tsx';
import { Later } from './Later.tsx';

/** Menus and tooltips are not needed for the first prediction, and what they are made of is a third of the page's script. */
const loadExamples = async () => (await import('./parts.ts')).ExamplesMenu;
const loadIconButton = async () => (await import('./parts.ts')).IconButton;
const loadTheme = async () => (await import('./parts.ts')).ThemeMenu;

export function LaterExamplesMenu(props: ExamplesMenuProps) {
  const meanwhile = (
    <span className={props.className} aria-hidden>
      {props.label}
      <ChevronDown size={16} />
    </span>
  );
  return <Later load={loadExamples} props={props} meanwhile={meanwhile} />;
}

export function LaterThemeMenu() {
  const meanwhile = (
    <span className="icon-button" aria-hidden>
      <Contrast size={18} />
    </span>
  );
  return <Later load={loadTheme} meanwhile={meanwhile} />;
}

export function LaterIconButton(props: IconButtonProps) {
  const { icon: Icon, label, shortcut, disabled, onPress } = props;
  const meanwhile = (
    <button
      type="button"
      className="icon-button"
      title={label}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      aria-disabled={disabled}
      onClick={() => disabled || onPress()}
    >
      <Icon aria-hidden size={18} />
    </button>
  );
  return <Later load={loadIconButton} props={props} meanwhile={meanwhile} />;
}
