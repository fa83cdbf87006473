import { splitAtMarkers } from '../../engine/text/mask-markers.ts';
import type { Span } from '../../engine/wordpiece/encoding.ts';

const MASK = '[MASK]';

/** A changed text with what is to be selected in it. */
export interface Edit {
  readonly text: string;
  readonly selection: Span;
}

/** Where the masks are in a text as typed, in order; as the engine finds them. */
export function maskSpans(text: string): Span[] {
  return splitAtMarkers(text)
    .filter((segment) => segment.kind === 'special' && segment.token === MASK)
    .map(({ start, end }) => ({ start, end }));
}

/** The text with a word in place of a mask. */
export function putWord(text: string, mask: Span, word: string): Edit {
  return splice(text, mask, word);
}

/** The text with [MASK] in place of a range; an empty range inserts one. The caret comes to stand behind it. */
export function putMask(text: string, range: Span): Edit {
  return splice(text, range, MASK);
}

/**
 * The text with its mask of this index (from 0) replaced by a word; everything else stays as it was typed.
 * @param token the predicted token; the `##` of a piece inside a word is not written
 * @returns undefined when there is no such mask
 */
export function fillMask(text: string, index: number, token: string): Edit | undefined {
  const span = maskSpans(text)[index];
  return span && splice(text, span, token.replace(/^##(?=.)/u, ''));
}

/**
 * The text with a word in the place of several masks and of what is between them.
 * @param indices of masks that follow each other
 * @returns undefined when there are no such masks
 */
export function fillMasks(text: string, indices: readonly number[], word: string): Edit | undefined {
  const spans = maskSpans(text);
  const first = spans[indices[0] ?? -1];
  const last = spans[indices.at(-1) ?? -1];
  return first && last && splice(text, { start: first.start, end: last.end }, word.replace(/^##(?=.)/u, ''));
}

function splice(text: string, { start, end }: Span, insert: string): Edit {
  const caret = start + insert.length;
  return { text: text.slice(0, start) + insert + text.slice(end), selection: { start: caret, end: caret } };
}
