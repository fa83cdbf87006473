/**
 * Why a lexicon, or a line of one, can't be used: stable codes, by which the page tells it in the person's language. The message beside
 * one is English and may say more.
 */
export const LEXICON_REASONS = [
  // The file
  'unknown-format',
  'too-large',
  'too-many-words',
  'not-utf8',
  'not-mecab-dic',
  'not-user-dictionary',
  'version',
  'charset',
  'damaged',
  'no-words',
  'other-dictionary',
  // A word
  'empty-surface',
  'long-surface',
  'long-line',
  'bad-character',
  'bad-context-id',
  'bad-cost',
] as const;

export type LexiconReason = (typeof LEXICON_REASONS)[number];
