import { SPECIAL_TOKENS } from '../text/mask-markers.ts';
import type { Vocab } from '../wordpiece/vocab.ts';

/** What may be filled in: never a special token; a piece that begins a word; a `##` piece that goes on with one. */
export const NEVER = 0;
export const BEGINS = 1;
export const CONTINUES = 2;

const CONTINUATION = '##';

/** By id: NEVER, BEGINS or CONTINUES. Ids that decode to [UNK], as earlier ones of duplicate lines do, are never filled in. */
export function pieceKinds(vocab: Vocab, vocabSize: number): Uint8Array {
  const special = new Set<string>(SPECIAL_TOKENS);
  return Uint8Array.from({ length: vocabSize }, (_, id) => {
    const token = vocab.token(id);
    if (special.has(token)) return NEVER;
    return token.startsWith(CONTINUATION) ? CONTINUES : BEGINS;
  });
}

/** A piece as it is written. */
export function writtenPiece(piece: string): string {
  return piece.startsWith(CONTINUATION) ? piece.slice(CONTINUATION.length) : piece;
}
