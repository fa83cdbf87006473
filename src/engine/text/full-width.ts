/**
 * Full-width normalization: what the model's authors did to their text before pre-training. ASCII and half-width
 * katakana become their full-width forms; nothing else changes (no NFKC).
 */

/** A string made from another, with the way back. */
export interface MappedText {
  readonly text: string;
  /** Where each UTF-16 unit of `text` begins in the original; one more entry for the end. */
  readonly starts: Uint32Array;
}

// U+FF61..U+FF9F, in order.
const HALF_WIDTH_FORMS =
  '。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜';
const VOICED = new Map(
  zip('ウカキクケコサシスセソタチツテトハヒフヘホワヲ', 'ヴガギグゲゴザジズゼゾダヂヅデドバビブベボヷヺ'),
);
const SEMI_VOICED = new Map(zip('ハヒフヘホ', 'パピプペポ'));
const HALF_WIDTH_VOICED_MARK = 0xff9e;
const HALF_WIDTH_SEMI_VOICED_MARK = 0xff9f;

/** The full-width form of `typed`, and where each of its characters came from. */
export function toFullWidth(typed: string): MappedText {
  let text = '';
  const starts: number[] = [];
  for (let at = 0; at < typed.length; ) {
    const unit = typed.charCodeAt(at);
    starts.push(at);
    if (unit >= 0x21 && unit <= 0x7e) {
      text += String.fromCharCode(unit + 0xfee0);
      at += 1;
    } else if (unit === 0x20) {
      text += '\u3000';
      at += 1;
    } else if (unit >= 0xff61 && unit <= 0xff9f) {
      const letter = HALF_WIDTH_FORMS.charAt(unit - 0xff61);
      const composed = composedWith(typed.charCodeAt(at + 1), letter);
      text += composed ?? letter;
      at += composed === undefined ? 1 : 2;
    } else {
      text += typed.charAt(at);
      at += 1;
    }
  }
  starts.push(typed.length);
  return { text, starts: Uint32Array.from(starts) };
}

/** `typed` unchanged, in the same shape. */
export function asTyped(typed: string): MappedText {
  return { text: typed, starts: Uint32Array.from({ length: typed.length + 1 }, (_, at) => at) };
}

function composedWith(mark: number, letter: string): string | undefined {
  if (mark === HALF_WIDTH_VOICED_MARK) return VOICED.get(letter);
  if (mark === HALF_WIDTH_SEMI_VOICED_MARK) return SEMI_VOICED.get(letter);
  return undefined;
}

function zip(plain: string, marked: string): [string, string][] {
  return Array.from(plain, (letter, at) => [letter, marked.charAt(at)]);
}
