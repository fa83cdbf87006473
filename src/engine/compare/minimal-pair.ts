import { asTyped, toFullWidth } from '../text/full-width.ts';
import { splitAtMarkers } from '../text/mask-markers.ts';

/** Two texts that differ in one word only. */
export interface MinimalPair {
  readonly a: string;
  readonly b: string;
  /** How many times the word was swapped. */
  readonly swaps: number;
}

/**
 * The text, and the text with `from` made `to` wherever it stands. With `fullWidth` (the default) width makes no
 * difference in finding: 40歳 finds ４０歳. What is put in is `to` as given. Markers such as [MASK] are left alone.
 * @returns undefined when `from` is empty or not in the text
 */
export function minimalPair(
  text: string,
  from: string,
  to: string,
  { fullWidth = true }: { readonly fullWidth?: boolean } = {},
): MinimalPair | undefined {
  const wanted = fullWidth ? toFullWidth(from).text : from;
  if (wanted === '') return undefined;
  let b = '';
  let swaps = 0;
  for (const { kind, start, end } of splitAtMarkers(text)) {
    const typed = text.slice(start, end);
    const { text: searched, starts } = fullWidth ? toFullWidth(typed) : asTyped(typed);
    let done = 0;
    if (kind === 'text') {
      for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + wanted.length)) {
        b += typed.slice(done, starts[at]) + to;
        done = starts[at + wanted.length] as number;
        swaps++;
      }
    }
    b += typed.slice(done);
  }
  return swaps === 0 ? undefined : { a: text, b, swaps };
}
