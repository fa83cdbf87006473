import type { Span } from '../../engine/wordpiece/encoding.ts';
import type { History } from './history.ts';
import { maskSpans } from './masks.ts';

/**
 * The word that a mask of the present text was put over, from the states that the sentence was in before.
 * @param mask where the mask is in the present text
 * @returns undefined when nothing was there, or more than a word's worth changed with it
 */
export function wordBehindMask({ present, past }: History, mask: Span): string | undefined {
  let { text } = present;
  let { start, end } = mask;
  for (let index = past.length - 1; index >= 0; index--) {
    const before = past[index]?.text ?? '';
    const head = text.slice(0, start);
    const tail = text.slice(end);
    if (before.startsWith(text.slice(0, end))) {
      // It was there already, and so was all before it.
    } else if (before.endsWith(text.slice(start))) {
      start += before.length - text.length;
      end += before.length - text.length;
    } else if (before.length > head.length + tail.length && before.startsWith(head) && before.endsWith(tail)) {
      const word = before.slice(head.length, before.length - tail.length);
      return maskSpans(word).length === 0 && word.trim() !== '' ? word : undefined;
    } else return undefined;
    text = before;
  }
  return undefined;
}
