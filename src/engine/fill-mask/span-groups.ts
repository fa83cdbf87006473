import { UsageError } from '../errors.ts';
import type { Encoding, Span } from '../wordpiece/encoding.ts';

/** Masks that are filled together. */
export interface MaskGroup {
  /** Which of the text's masks, from 0, ascending. */
  readonly masks: readonly number[];
  /** Their positions in the ids. */
  readonly positions: readonly number[];
}

/** Each run of adjacent masks a group, or all masks of the text one. White space between masks is no token, so they are adjacent. */
export function maskGroups({ maskPositions }: Encoding, together: 'adjacent' | 'text' = 'adjacent'): MaskGroup[] {
  const groups: { masks: number[]; positions: number[] }[] = [];
  for (const [mask, position] of maskPositions.entries()) {
    const last = groups.at(-1);
    if (last !== undefined && (together === 'text' || last.positions.at(-1) === position - 1)) {
      last.masks.push(mask);
      last.positions.push(position);
    } else {
      groups.push({ masks: [mask], positions: [position] });
    }
  }
  return groups;
}

/**
 * All runs of adjacent masks, or only the one asked for.
 * @throws UsageError
 */
export function chosenGroups(encoding: Encoding, group: number | undefined): MaskGroup[] {
  const groups = maskGroups(encoding);
  if (group === undefined) return groups;
  const chosen = groups[group];
  if (chosen === undefined) throw new UsageError(`There is no group of masks ${group}; there are ${groups.length}`);
  return [chosen];
}

/** The ids with other tokens in the place of all the group's adjacent masks. */
export function withTokens(ids: Int32Array, { positions }: MaskGroup, tokens: ArrayLike<number>): Int32Array {
  const first = positions[0] as number;
  const rest = ids.subarray(first + positions.length);
  const replaced = new Int32Array(first + tokens.length + rest.length);
  replaced.set(ids.subarray(0, first));
  replaced.set(tokens, first);
  replaced.set(rest, first + tokens.length);
  return replaced;
}

/** Where the group's adjacent masks stand in the text as typed. */
export function spanOf({ spans }: Encoding, { positions }: MaskGroup): Span {
  const first = spans[positions[0] as number];
  const last = spans[positions.at(-1) as number];
  return { start: (first as Span).start, end: (last as Span).end };
}
