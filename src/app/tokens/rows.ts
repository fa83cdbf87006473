import type { Span, WordSource } from '../../engine/wordpiece/encoding.ts';
import type { KnownWord, ReadText } from '../../worker/reader.ts';

export interface Piece {
  readonly token: string;
  readonly id: number;
}

/** One word of the token view, or one of the model's own tokens around the text. */
export interface TokenRow {
  /** Index of the word in the text; undefined for [CLS] and [SEP]. */
  readonly word: number | undefined;
  readonly surface: string;
  readonly source: WordSource['kind'];
  /** Index of its lexicon, where it comes from one. */
  readonly lexicon: number | undefined;
  readonly pieces: readonly Piece[];
  readonly known: KnownWord | undefined;
  /** Number of the mask, from 1. */
  readonly mask: number | undefined;
}

/** The text's tokens by word. */
export function tokenRows(reading: ReadText, most: number): TokenRow[] {
  const { words, tokens, ids, known } = reading;
  const piece = (position: number): Piece => ({ token: tokens[position] ?? '', id: ids[position] ?? 0 });
  const own = (position: number): TokenRow => {
    const first = piece(position);
    return { ...NONE, surface: first.token, source: 'special', pieces: [first] };
  };
  let masks = 0;
  const rows = words.slice(0, most).map(({ surface, source, tokens: { first, last } }, word): TokenRow => {
    const isMask = source.kind === 'special' && surface === '[MASK]';
    if (isMask) masks += 1;
    return {
      word,
      surface,
      source: source.kind,
      lexicon: source.kind === 'lexicon' ? source.index : undefined,
      pieces: Array.from({ length: last - first }, (_, index) => piece(first + index)),
      known: known.get(word),
      mask: isMask ? masks : undefined,
    };
  });
  return [own(0), ...rows, own(ids.length - 1)];
}

const NONE = { word: undefined, lexicon: undefined, known: undefined, mask: undefined };

/**
 * A key for each item that stays with it when others come or go before it: what it says, and the how-manieth it is of those that say
 * the same.
 */
export function stableKeys(items: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  return Array.from(items, (item) => {
    const count = (counts.get(item) ?? 0) + 1;
    counts.set(item, count);
    return `${item} ${count}`;
  });
}

/** The sources among the words, each once, in the order of first use. */
export function sourcesOf({ words }: ReadText): WordSource[] {
  const found = new Map<string, WordSource>();
  for (const { source } of words) {
    const key = source.kind === 'lexicon' ? `lexicon ${source.index}` : source.kind;
    if (!found.has(key)) found.set(key, source);
  }
  return [...found.values()];
}

/** A stretch of the text as typed: a word's, or what lies between words. */
export interface Stretch {
  readonly word: number | undefined;
  readonly span: Span;
}

export function stretches({ text, words }: Pick<ReadText, 'text' | 'words'>, most: number): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  const shown = words.slice(0, most);
  for (const [word, { span }] of shown.entries()) {
    if (span.start > from) found.push({ word: undefined, span: { start: from, end: span.start } });
    found.push({ word, span });
    from = span.end;
  }
  if (shown.length === words.length && from < text.length) {
    found.push({ word: undefined, span: { start: from, end: text.length } });
  }
  return found;
}

/** Words shown at most; a text far over the model's limit has thousands. */
export const MOST_WORDS = 600;
