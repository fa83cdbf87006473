import { expect, it } from 'vitest';
import { countVocab } from './vocab-size.ts';

it.each([
  ['', 0],
  ['a', 1],
  ['a\n', 1],
  ['a\nb', 2],
  ['a\r\nb\rc\n', 3],
  ['\n\n', 2],
  ['a\u2028b\u0085c\n', 1],
])('counts the lines of %j as Python does', (text, lines) => {
  expect(countVocab(new TextEncoder().encode(text))).toBe(lines);
});
