import { expect, test } from 'vitest';
import { found, remembered } from './past.ts';

test('the newest sentence comes first, each once', () => {
  let past: readonly string[] = [];
  for (const text of ['発熱の[MASK]', '肺炎の[MASK]', '発熱の[MASK]', '  ']) past = remembered(past, text);
  expect(past).toEqual(['発熱の[MASK]', '肺炎の[MASK]']);
});

test('a sentence that is being written is one sentence', () => {
  let past: readonly string[] = remembered([], '肺炎');
  for (const text of ['[MASK]', '[MASK]による', '[MASK]による発熱', '[MASK]による発']) past = remembered(past, text);
  expect(past).toEqual(['[MASK]による発', '肺炎']);
});

test('it does not grow without end', () => {
  let past: readonly string[] = [];
  for (let number = 1000; number < 1300; number++) past = remembered(past, `第${number}例`);
  expect(past).toHaveLength(200);
  expect(past[0]).toBe('第1299例');
});

test('a search finds the sentences that hold all its words, of either width', () => {
  const past = ['ＡＬＳの患者', 'ALSと肺炎', '肺炎の患者'];
  expect(found(past, 'als')).toEqual(['ＡＬＳの患者', 'ALSと肺炎']);
  expect(found(past, '患者　肺炎')).toEqual(['肺炎の患者']);
  expect(found(past, '')).toEqual(past);
});
