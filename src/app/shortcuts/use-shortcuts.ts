import { useEffect } from 'react';
import { focusSentence, isSentence, selectedRange } from '../sentence-element.ts';
import { useApp, useController } from '../store/context.tsx';
import { actionOf, asksForHelp, type KeyAction } from './keys.ts';

/** Places with keys of their own: windows, menus, and where text is typed. */
const ELSEWHERE =
  '[role=dialog], [role=alertdialog], [role=menu], textarea, select, input:not([type=checkbox], [type=radio], [type=file])';

/** The page's keys, wherever the focus is; and that the focus is never lost when what was pressed by keyboard goes away. */
export function useShortcuts(): void {
  const controller = useController();
  const undo = useApp((state) => state.undo);
  const redo = useApp((state) => state.redo);
  const mask = useApp((state) => state.mask);
  const showWindow = useApp((state) => state.showWindow);
  useEffect(() => {
    const actions: Readonly<Record<KeyAction | 'none', (() => void) | undefined>> = {
      run: () => controller.runNow(),
      mask: () => {
        mask(selectedRange());
        focusSentence();
      },
      undo,
      redo,
      none: undefined,
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.isComposing || event.defaultPrevented || !(target instanceof Element)) return;
      const inSentence = isSentence(target);
      if (!inSentence && target.closest(ELSEWHERE)) return;
      const isHelp = !inSentence && asksForHelp(event);
      const run = isHelp ? () => showWindow('shortcuts') : actions[actionOf(event) ?? 'none'];
      if (!run) return;
      event.preventDefault();
      run();
      if (!isHelp && !inSentence) keepFocus();
    };
    const onClick = ({ detail, target }: MouseEvent) => {
      // By keyboard.
      if (detail === 0 && target instanceof Element) keepFocus(target.closest<HTMLElement>('[role=dialog]'));
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('click', onClick);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('click', onClick);
    };
  }, [controller, undo, redo, mask, showWindow]);
}

/**
 * Gives the focus a place when what had it is gone, after the page has drawn what follows.
 * @param home the window in which it was
 */
function keepFocus(home?: HTMLElement | null): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      if (home?.isConnected) home.focus();
      else focusSentence();
    }),
  );
}
