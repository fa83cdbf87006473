import { ChevronDown, Contrast } from 'lucide-react';
import type { ExamplesMenuProps } from './ExamplesMenu.tsx';
import { Later } from './Later.tsx';

/** Menus are not needed for the first prediction, and what they are made of is a quarter of the page's script. */
const loadExamples = async () => (await import('./parts.ts')).ExamplesMenu;
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
