/**
 * White space as Python's `str` sees it (`str.isspace`), which `strip` and `split` go by in the reference. JavaScript's
 * `\s` differs: it lacks U+001C..1F and U+0085, and has U+FEFF.
 */
const WHITESPACE = '\t\n\v\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000';
const EITHER_END = new RegExp(`^[${WHITESPACE}]+|[${WHITESPACE}]+$`, 'g');
const NOT_WHITESPACE = new RegExp(`[^${WHITESPACE}]+`, 'g');

/** Python's `text.strip()`. */
export function pythonStrip(text: string): string {
  return text.replace(EITHER_END, '');
}

/** Python's `text.split()`: the parts, and where each begins (UTF-16 units). */
export function pythonSplit(text: string): { readonly part: string; readonly start: number }[] {
  return Array.from(text.matchAll(NOT_WHITESPACE), (match) => ({ part: match[0], start: match.index }));
}
