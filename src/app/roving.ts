import { type KeyboardEvent, useState } from 'react';

const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowRight: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  ArrowLeft: (index) => index - 1,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Many buttons as one stop of the Tab key: arrows, Home and End move among those inside the element that gets `onKeyDown`.
 * `tabIndex(i)` is for the i-th button.
 */
export function useRoving(count: number) {
  const [active, setActive] = useState(0);
  const stop = Math.min(active, Math.max(0, count - 1));
  return {
    tabIndex: (index: number) => (index === stop ? 0 : -1),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(.row-copy)')];
      const index = buttons.indexOf(event.target as HTMLButtonElement);
      const next = STEPS[event.key]?.(index, buttons.length - 1);
      const button = next === undefined || index < 0 ? undefined : buttons[next];
      if (next === undefined || !button) return;
      event.preventDefault();
      setActive(next);
      button.focus();
    },
  };
}
