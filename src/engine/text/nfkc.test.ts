import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTyped } from './full-width.ts';
import { toNfkc } from './nfkc.ts';

describe('toNfkc', () => {
  it('normalizes and maps each character back to the cluster it came from', () => {
    const { text, starts } = toNfkc(asTyped('①㍉ｶﾞ肺'));
    expect(text).toBe('1ミリガ肺');
    expect([...starts]).toEqual([0, 1, 1, 2, 4, 5]);
  });

  it('gives what String.normalize gives, for any text', () => {
    assert(
      property(string({ unit: 'binary' }), (typed) => {
        const { text, starts } = toNfkc(asTyped(typed));
        expect(text).toBe(typed.normalize('NFKC'));
        expect(starts).toHaveLength(text.length + 1);
        expect(starts.at(-1)).toBe(typed.length);
        expect([...starts]).toEqual([...starts].sort((a, b) => a - b));
        expect(toNfkc(asTyped(text)).text).toBe(text);
      }),
    );
  });
});
