import type { Span } from '../engine/wordpiece/encoding.ts';

export const SENTENCE_ID = 'sentence';

/** The sentence's box, for those outside of it that give it the focus or need its selection. */
function sentenceBox(): HTMLTextAreaElement | undefined {
  const box = document.getElementById(SENTENCE_ID);
  return box instanceof HTMLTextAreaElement ? box : undefined;
}

export function isSentence(element: Element): boolean {
  return element.id === SENTENCE_ID;
}

export function focusSentence(): void {
  sentenceBox()?.focus();
}

/** What is selected, or where the caret is or was last. */
export function selectedRange(): Span {
  const box = sentenceBox();
  return { start: box?.selectionStart ?? 0, end: box?.selectionEnd ?? 0 };
}
