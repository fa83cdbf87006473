import { expect, test } from 'vitest';
import { changedParts } from './changes.ts';

test('a word that was left as it is has one unchanged part', () => {
  expect(changedParts('糖尿病', '糖尿病')).toEqual([{ typed: '糖尿病', read: '糖尿病', isChanged: false }]);
});

test('changed characters are told from those beside them, composed ones together', () => {
  expect(changedParts('２型DMとｶﾞﾝ', '２型ＤＭとガン')).toEqual([
    { typed: '２型', read: '２型', isChanged: false },
    { typed: 'DM', read: 'ＤＭ', isChanged: true },
    { typed: 'と', read: 'と', isChanged: false },
    { typed: 'ｶﾞﾝ', read: 'ガン', isChanged: true },
  ]);
});

test('surrogate pairs stay whole', () => {
  expect(changedParts('𠮷A', '𠮷Ａ')[0]).toEqual({ typed: '𠮷', read: '𠮷', isChanged: false });
});

test('what full width alone does not explain is changed as a whole', () => {
  expect(changedParts('［ＭＡＳＫ］', '[MASK]')).toEqual([{ typed: '［ＭＡＳＫ］', read: '[MASK]', isChanged: true }]);
});
