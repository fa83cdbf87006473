import { pythonSplit } from '../text/python-whitespace.ts';
import type { Vocab } from './vocab.ts';

/** A token of a word: its id, and the range of the word it covers in UTF-16 units. */
export interface Piece {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** Words of more code points are unknown: transformers' max_input_chars_per_word. */
const MAX_CODE_POINTS = 100;
const CONTINUATION = '##';

/** Greedy longest-match-first WordPiece, as transformers' WordpieceTokenizer does it. */
export class WordPiece {
  private readonly vocab: Vocab;
  private readonly unknownId: number;

  constructor(vocab: Vocab) {
    this.vocab = vocab;
    this.unknownId = vocab.requiredId('[UNK]');
  }

  /** A word's pieces. White space (as Python sees it) splits it and vanishes: a word of U+3000 has no piece. */
  split(word: string): Piece[] {
    return pythonSplit(word).flatMap(({ part, start }) => this.splitPart(part, start));
  }

  /** Any failure makes the whole part one [UNK]. */
  private splitPart(part: string, offset: number): Piece[] {
    const unknown = [{ id: this.unknownId, start: offset, end: offset + part.length }];
    // More UTF-16 units than twice the limit can't be few enough code points: a long paste isn't even looked at.
    if (part.length > 2 * MAX_CODE_POINTS || codePoints(part) > MAX_CODE_POINTS) return unknown;
    const pieces: Piece[] = [];
    for (let start = 0; start < part.length; ) {
      const piece = this.longestAt(part, start);
      if (piece === undefined) return unknown;
      pieces.push({ id: piece.id, start: offset + start, end: offset + piece.end });
      start = piece.end;
    }
    return pieces;
  }

  private longestAt(part: string, start: number): { id: number; end: number } | undefined {
    const prefix = start === 0 ? '' : CONTINUATION;
    const furthest = Math.min(part.length, start + this.vocab.longest);
    for (let end = furthest; end > start; end--) {
      if (insidePair(part, end)) continue;
      const id = this.vocab.id(prefix + part.slice(start, end));
      if (id !== undefined) return { id, end };
    }
    return undefined;
  }
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (!insidePair(text, at)) count += 1;
  return count;
}

/** Whether `at` is between the two halves of a surrogate pair. */
function insidePair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}
