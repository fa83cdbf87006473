import { expect, test } from 'vitest';
import { detailsFromFeatures } from '../../engine/morphology/mecab-features.ts';
import { otherFeatures } from './other-features.ts';

test('a dictionary’s own fields are kept apart from grammar and from what is told anyway', () => {
  const details = detailsFromFeatures('名詞,固有名詞,*,*,*,*,肺癌,はいがん,C349,信頼度A,*');
  expect(details).toMatchObject({ standard: '肺癌', reading: 'はいがん', icd10: 'C349' });
  expect(otherFeatures(details)).toEqual(['信頼度A']);
});

test('without features there are none', () => {
  expect(otherFeatures({ icd10: 'C349' })).toEqual([]);
});
