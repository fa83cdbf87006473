import { toFullWidth } from '../../engine/text/full-width.ts';

/** A stretch of a word as it was typed and as the model reads it. */
export interface Part {
  readonly typed: string;
  readonly read: string;
  readonly isChanged: boolean;
}

/**
 * A word in stretches that full-width normalization changed or left.
 * @param typed what was typed for it
 * @param read the word as the model reads it
 */
export function changedParts(typed: string, read: string): Part[] {
  if (typed === read) return [{ typed, read, isChanged: false }];
  const { text, starts } = toFullWidth(typed);
  // A marker typed in another way, or another normalization: not to be told character by character.
  if (text !== read) return [{ typed, read, isChanged: true }];
  const parts: Part[] = [];
  for (let at = 0; at < text.length; at++) {
    const from = typed.slice(starts[at], starts[at + 1]);
    const to = text.charAt(at);
    const isChanged = from !== to;
    const last = parts.at(-1);
    if (last?.isChanged === isChanged) {
      parts[parts.length - 1] = { typed: last.typed + from, read: last.read + to, isChanged };
    } else parts.push({ typed: from, read: to, isChanged });
  }
  return parts;
}
