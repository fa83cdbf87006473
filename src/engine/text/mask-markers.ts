/** Finds the special tokens that are typed literally; the text between them is analysed on its own, as transformers does. */

export const SPECIAL_TOKENS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'] as const;
export type SpecialToken = (typeof SPECIAL_TOKENS)[number];
export const MASK: SpecialToken = '[MASK]';

/** The mask as people and input methods type it, beside the special tokens' own spelling. */
const MARKER = /\[(?:PAD|UNK|CLS|SEP|MASK|mask)\]|［ＭＡＳＫ］|［ｍａｓｋ］/g;

export type Segment =
  | { readonly kind: 'special'; readonly token: SpecialToken; readonly start: number; readonly end: number }
  | { readonly kind: 'text'; readonly start: number; readonly end: number };

/** The text cut at its markers: segments in order, none empty, together the whole text. */
export function splitAtMarkers(text: string): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKER)) {
    const start = match.index;
    const end = start + match[0].length;
    if (start > from) segments.push({ kind: 'text', start: from, end: start });
    segments.push({ kind: 'special', token: specialToken(match[0]), start, end });
    from = end;
  }
  if (from < text.length) segments.push({ kind: 'text', start: from, end: text.length });
  return segments;
}

function specialToken(marker: string): SpecialToken {
  return SPECIAL_TOKENS.find((token) => token === marker) ?? MASK;
}
