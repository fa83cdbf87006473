import { type CharCategories, categories, charLength, grouped, maxLength, shareCategory } from './char-category.ts';

/** A group of more characters than this after its first gives no word (MeCab's default for --max-grouping-size). */
const MAX_GROUPING_SIZE = 24;

/**
 * Lengths (UTF-16 units) of the unknown words that begin at units[from], in MeCab's order: the group first, then 1..n
 * characters. `lengths` is filled from its start; the number of lengths is returned.
 *
 * Lengths from 1 upwards stop where the next character shares no category with the first, and once the group's own
 * length is reached nothing longer follows.
 */
export function unknownWordLengths(
  table: CharCategories,
  units: Uint16Array,
  from: number,
  end: number,
  lengths: Int32Array,
): number {
  const first = table.at(units, from);
  const second = from + charLength(units, from);
  let count = 0;
  let groupEnd = -1;
  if (grouped(first)) {
    groupEnd = endOfGroup(table, units, from, second, end);
    if (groupEnd >= 0) lengths[count++] = groupEnd - from;
  }
  let at = second;
  for (let length = maxLength(first); length > 0 && at <= end && at !== groupEnd; length--) {
    lengths[count++] = at - from;
    if (at === end || !shareCategory(first, table.at(units, at))) break;
    at += charLength(units, at);
  }
  return count;
}

/** A character as an unknown word of its own: what is left when nothing else begins here. */
export function singleCharacter(units: Uint16Array, from: number): number {
  return charLength(units, from);
}

/** The end of the run in which each character shares a category with the one before it; -1 when it is too long. */
function endOfGroup(table: CharCategories, units: Uint16Array, from: number, second: number, end: number): number {
  let previous = table.at(units, from);
  let at = second;
  for (let size = 0; at < end; size++) {
    const info = table.at(units, at);
    if (!shareCategory(previous, info)) break;
    // Runs can be as long as the text: once too long, where it ends no longer matters (LENGTH is at most 15).
    if (size === MAX_GROUPING_SIZE) return -1;
    previous = info;
    at += charLength(units, at);
  }
  return at;
}

/**
 * Skips the spaces before a word, which belong to it. MeCab chains here too: after the first space, the run goes on
 * while each character shares a category with the one before.
 */
export function skipSpaces(table: CharCategories, units: Uint16Array, from: number, end: number): number {
  let previous = table.space;
  let at = from;
  while (at < end) {
    const info = table.at(units, at);
    if (!shareCategory(previous, info) || categories(info) === 0) break;
    previous = info;
    at += charLength(units, at);
  }
  return at;
}
