import { expect, test } from 'vitest';
import { fillMask, fillMasks, maskSpans, putMask } from './masks.ts';

test('finds masks however they are typed', () => {
  expect(maskSpans('a[MASK]b[mask]［ＭＡＳＫ］[SEP]')).toEqual([
    { start: 1, end: 7 },
    { start: 8, end: 14 },
    { start: 14, end: 20 },
  ]);
});

test('fills one mask and leaves the others and the text between as typed', () => {
  const text = '75歳  の[mask]は、ｱﾞ[MASK]と😀診断。';
  expect(fillMask(text, 1, '肺炎')).toEqual({
    text: '75歳  の[mask]は、ｱﾞ肺炎と😀診断。',
    selection: { start: 18, end: 18 },
  });
  expect(fillMask(text, 0, '##患者')?.text).toBe('75歳  の患者は、ｱﾞ[MASK]と😀診断。');
});

test('one word takes the place of adjacent masks', () => {
  expect(fillMasks('は[MASK][mask] [MASK]と[MASK]', [0, 1, 2], '間質性肺炎')?.text).toBe('は間質性肺炎と[MASK]');
  expect(fillMasks('[MASK]', [0, 1], '肺炎')).toBeUndefined();
});

test('a token of two number signs alone is written as it is', () => {
  expect(fillMask('[MASK]', 0, '##')?.text).toBe('##');
});

test('there is nothing to fill where no such mask is', () => {
  expect(fillMask('肺炎', 0, '糖尿病')).toBeUndefined();
  expect(fillMask('[MASK]', 1, '糖尿病')).toBeUndefined();
});

test('puts a mask at the caret or over the selection', () => {
  expect(putMask('は診断', { start: 1, end: 1 })).toEqual({ text: 'は[MASK]診断', selection: { start: 7, end: 7 } });
  expect(putMask('は肺炎と', { start: 1, end: 3 })).toEqual({ text: 'は[MASK]と', selection: { start: 7, end: 7 } });
});
