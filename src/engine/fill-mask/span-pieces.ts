import { SPECIAL_TOKENS } from '../text/mask-markers.ts';
import type { Vocab } from '../wordpiece/vocab.ts';
import { softmax } from './softmax.ts';

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

/** The most probable token that may be filled in; of equal ones the lowest id, as in fill-mask. */
export function mostProbable(logits: Float32Array, kinds: Uint8Array): { token: number; probability: number } {
  const probabilities = softmax(logits);
  let token = kinds.findIndex((kind) => kind !== NEVER);
  for (const [id, probability] of probabilities.entries()) {
    if (kinds[id] !== NEVER && probability > (probabilities[token] as number)) token = id;
  }
  return { token, probability: probabilities[token] as number };
}
