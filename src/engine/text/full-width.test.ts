import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTyped, toFullWidth } from './full-width.ts';

describe('toFullWidth', () => {
  it('widens ASCII and the space, and nothing else', () => {
    expect(toFullWidth('HbA1c 7.2% (~!)').text).toBe('ＨｂＡ１ｃ　７．２％　（～！）');
    expect(toFullWidth('\t\n\u00a5é①㎎Å肺').text).toBe('\t\n\u00a5é①㎎Å肺');
  });

  it('widens half-width katakana and composes its marks where a composed letter exists', () => {
    expect(toFullWidth('ｶﾞｰｾﾞとﾊﾟﾝ｡｢｣､･').text).toBe('ガーゼとパン。「」、・');
    expect(toFullWidth('ｳﾞﾜﾞｦﾞ').text).toBe('ヴヷヺ');
    expect(toFullWidth('ｱﾞｶﾟﾞﾟ').text).toBe('ア゛カ゜゛゜');
  });

  it('leaves a mark after a full-width letter apart', () => {
    expect(toFullWidth('カﾞ').text).toBe('カ゛');
  });

  it('maps each character back to where it was typed', () => {
    const { text, starts } = toFullWidth('aｶﾞ肺');
    expect(text).toBe('ａガ肺');
    expect([...starts]).toEqual([0, 1, 3, 4]);
  });

  it('covers any text from its start to its end without going back', () => {
    assert(
      property(string({ unit: 'binary' }), (typed) => {
        const { text, starts } = toFullWidth(typed);
        expect(starts).toHaveLength(text.length + 1);
        expect(starts.at(-1)).toBe(typed.length);
        expect([...starts]).toEqual([...starts].sort((a, b) => a - b));
        expect(toFullWidth(text).text).toBe(text);
      }),
    );
  });
});

describe('asTyped', () => {
  it('maps every unit to itself', () => {
    expect(asTyped('aｶﾞ')).toEqual({ text: 'aｶﾞ', starts: Uint32Array.of(0, 1, 2, 3) });
  });
});
