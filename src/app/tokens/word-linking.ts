import type { FocusEvent, PointerEvent } from 'react';

/**
 * Every part of the page that shows a word of the sentence has `data-word`, the word's index. Pointing at one, or focusing it, marks
 * all that show the same word. By the elements themselves: a text has thousands, too many to render again whenever the pointer moves.
 */
const LINKED = 'data-linked';
/** A list that scrolls by itself brings the word into its view. */
const SCROLLER = '[data-word-scroller]';

let linked: readonly Element[] = [];
let linkedWord: string | undefined;

function link(word: string | undefined): void {
  const isStale = linked.some((element) => element.getAttribute('data-word') !== word);
  if (word === linkedWord && !isStale) return;
  for (const element of linked) element.removeAttribute(LINKED);
  linkedWord = word;
  linked = word === undefined ? [] : [...document.querySelectorAll(`[data-word="${CSS.escape(word)}"]`)];
  for (const element of linked) element.setAttribute(LINKED, '');
}

function wordOf(target: EventTarget): string | undefined {
  const element = target instanceof Element ? target.closest('[data-word]') : null;
  return element?.getAttribute('data-word') ?? undefined;
}

/** Only lists in which the pointer isn't: what one points at must not move away. */
function reveal(target: EventTarget): void {
  for (const element of linked) {
    const scroller = element.closest(SCROLLER);
    if (!scroller || (target instanceof Node && scroller.contains(target))) continue;
    const [row, view] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const bottom = Math.min(view.bottom, window.innerHeight);
    if (row.top < view.top) scroller.scrollTop -= view.top - row.top;
    else if (row.bottom > bottom && view.top < bottom) scroller.scrollTop += row.bottom - bottom;
  }
}

function point(target: EventTarget): void {
  link(wordOf(target));
  reveal(target);
}

let pointer = '';

/** A page that scrolls under a resting pointer tells of it as of one that moves: what has the focus would lose its mark. */
function hasMoved({ screenX, screenY }: PointerEvent): boolean {
  const before = pointer;
  pointer = `${screenX} ${screenY}`;
  return pointer !== before;
}

/** For the element around all that shows words. */
export const wordLinking = {
  onPointerOver: (event: PointerEvent) => hasMoved(event) && point(event.target),
  onPointerLeave: (event: PointerEvent) => hasMoved(event) && link(undefined),
  onFocus: ({ target }: FocusEvent) => point(target),
  onBlur: () => link(undefined),
};
