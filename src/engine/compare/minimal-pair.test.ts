import { describe, expect, it } from 'vitest';
import { minimalPair } from './minimal-pair.ts';

describe('minimalPair', () => {
  it('swaps the word wherever it stands and leaves the rest as typed', () => {
    expect(minimalPair('40歳の男性。ABC の男性は[MASK]。', '男性', '女性')).toEqual({
      a: '40歳の男性。ABC の男性は[MASK]。',
      b: '40歳の女性。ABC の女性は[MASK]。',
      swaps: 2,
    });
  });

  it('finds a word of either width, unless text is taken as typed', () => {
    expect(minimalPair('４０歳の[MASK]', '40歳', '80歳')?.b).toBe('80歳の[MASK]');
    expect(minimalPair('ｶﾞﾝの[MASK]', 'ガン', '癌')?.b).toBe('癌の[MASK]');
    expect(minimalPair('４０歳', '40歳', '80歳', { fullWidth: false })).toBeUndefined();
  });

  it('leaves markers alone, and gives nothing when the word is not there', () => {
    expect(minimalPair('MASKの[MASK]', 'MASK', 'X')).toMatchObject({ b: 'Xの[MASK]', swaps: 1 });
    expect(minimalPair('肺の[MASK]', '胃', '肝')).toBeUndefined();
    expect(minimalPair('肺', '', '肝')).toBeUndefined();
  });
});
