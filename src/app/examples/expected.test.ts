import { expect, test } from 'vitest';
import { EXAMPLES } from './examples.ts';
import { exampleOf, expectedIn } from './expected.ts';

function rows(...words: readonly string[]) {
  return words.map((token_str, token) => ({ token_str, token, score: 0.1, sequence: '' }));
}

test('every example has a mask, a title in both languages and words that are expected', () => {
  for (const { sentence, title, expected } of EXAMPLES) {
    expect(sentence).toContain('[MASK]');
    expect([title.en, title.ja, ...expected].filter((text) => text.trim() === '')).toEqual([]);
  }
});

test('an example is known by its sentence alone', () => {
  const [first] = EXAMPLES;
  expect(exampleOf(first?.sentence ?? '')).toBe(first);
  expect(exampleOf(`${first?.sentence}。`)).toBeUndefined();
});

test('expected words are found at their best rank over all masks, the others are told as missing', () => {
  const masks = [rows('頭痛', '発熱', '咳'), rows('腹痛', '頭痛')];
  expect(expectedIn(['発熱', '腹痛', '頭痛', '嘔吐'], masks)).toEqual({
    found: [
      { word: '腹痛', mask: 2, rank: 1 },
      { word: '頭痛', mask: 1, rank: 1 },
      { word: '発熱', mask: 1, rank: 2 },
    ],
    missing: ['嘔吐'],
  });
});
