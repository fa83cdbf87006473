/** Half-open range in UTF-16 units of the text as typed. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a word came from: the system dictionary, the n-th user dictionary, no dictionary, or a special token's marker. */
export type WordSource =
  | { readonly kind: 'system' }
  | { readonly kind: 'lexicon'; readonly index: number; readonly entry: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'special' };

export interface Word {
  /** The word as the model's tokenizer sees it (full-width when that is on); a special token as it is in the vocabulary. */
  readonly surface: string;
  readonly span: Span;
  readonly source: WordSource;
  /** Its tokens: positions [first, last) in `tokens` and `ids`. Empty for words of white space alone (U+3000). */
  readonly tokens: { readonly first: number; readonly last: number };
}

/** A text as the model reads it. */
export interface Encoding {
  /** The text as typed. */
  readonly text: string;
  /** The text after full-width normalization (or as typed, when that is off), markers as special tokens. */
  readonly normalized: string;
  readonly words: readonly Word[];
  /** WordPiece tokens with [CLS] first and [SEP] last; same length as `ids`. */
  readonly tokens: readonly string[];
  readonly ids: Int32Array;
  /** Each token's span in the text as typed; undefined for [CLS] and [SEP]. */
  readonly spans: readonly (Span | undefined)[];
  /** Positions of the mask token in `ids`, ascending. */
  readonly maskPositions: readonly number[];
}
