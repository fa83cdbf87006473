/** What a combination of keys does, wherever the focus is but in a window, a menu or another text field. */
export type KeyAction = 'run' | 'mask' | 'undo' | 'redo';

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** `mod` is Ctrl or ⌘. The browser's own undo doesn't know of the masks that the page put and filled. */
const ACTIONS: Readonly<Record<string, KeyAction>> = {
  'mod+enter': 'run',
  'mod+m': 'mask',
  'mod+z': 'undo',
  'mod+shift+z': 'redo',
  'mod+y': 'redo',
};

export function actionOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): KeyAction | undefined {
  if (altKey) return undefined;
  return ACTIONS[`${ctrlKey || metaKey ? 'mod+' : ''}${shiftKey ? 'shift+' : ''}${key.toLowerCase()}`];
}

/** Shift is how many keyboards write it. */
export function asksForHelp({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  return key === '?' && !ctrlKey && !metaKey && !altKey;
}
