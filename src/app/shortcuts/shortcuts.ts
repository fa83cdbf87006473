export interface Shortcut {
  /** Its text's key. */
  readonly id:
    | 'run'
    | 'mask'
    | 'undo'
    | 'redo'
    | 'help'
    | 'move'
    | 'ends'
    | 'fill'
    | 'copy'
    | 'page'
    | 'tabs'
    | 'escape';
  readonly group: 'anywhere' | 'lists' | 'panels';
  /** One or several combinations, each of keys held together. */
  readonly keys: readonly (readonly string[])[];
  /** Not while the focus is in a text field. */
  readonly notInText?: boolean;
}

/** What the list of shortcuts shows, in its order. */
export const SHORTCUTS: readonly Shortcut[] = [
  { id: 'run', group: 'anywhere', keys: [['Mod', 'Enter']] },
  { id: 'mask', group: 'anywhere', keys: [['Mod', 'M']] },
  { id: 'undo', group: 'anywhere', keys: [['Mod', 'Z']] },
  {
    id: 'redo',
    group: 'anywhere',
    keys: [
      ['Mod', 'Shift', 'Z'],
      ['Mod', 'Y'],
    ],
  },
  { id: 'help', group: 'anywhere', keys: [['?']], notInText: true },
  { id: 'move', group: 'lists', keys: [['↑'], ['↓']] },
  { id: 'ends', group: 'lists', keys: [['Home'], ['End']] },
  { id: 'page', group: 'lists', keys: [['Page Up'], ['Page Down']] },
  { id: 'fill', group: 'lists', keys: [['Enter']] },
  { id: 'copy', group: 'lists', keys: [['Mod', 'C']] },
  { id: 'tabs', group: 'panels', keys: [['←'], ['→']] },
  { id: 'escape', group: 'panels', keys: [['Esc']] },
];

/** @param platform as `navigator.platform` tells it: the one name that every browser has */
export function isApple(platform: string): boolean {
  return /^(?:Mac|iP(?:hone|ad|od))/u.test(platform);
}

const APPLE: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Enter: 'return', Esc: 'esc' };

export function keyName(key: string, apple: boolean): string {
  if (apple) return APPLE[key] ?? key;
  return key === 'Mod' ? 'Ctrl' : key;
}
