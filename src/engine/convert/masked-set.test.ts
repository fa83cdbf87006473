import { describe, expect, it } from 'vitest';
import type { Encoding, Word } from '../wordpiece/encoding.ts';
import { maskedSet } from './masked-set.ts';

const MASK_ID = 4;

/** Words of the given numbers of tokens, between [CLS] and [SEP]; ids count up from 100. */
function encoding(counts: readonly number[], masks: readonly number[] = []): Encoding {
  let next = 1;
  const words = counts.map((count): Word => {
    const first = next;
    next += count;
    return { surface: '', span: { start: 0, end: 0 }, source: { kind: 'system' }, tokens: { first, last: next } };
  });
  const ids = Int32Array.from({ length: next + 1 }, (_, i) => (masks.includes(i) ? MASK_ID : 100 + i));
  return { text: '', normalized: '', words, tokens: [], ids, spans: [], maskPositions: masks };
}

describe('maskedSet', () => {
  it('takes sentences with masks as they are', () => {
    const masked = encoding([1, 1, 1], [2]);
    expect(maskedSet([masked], MASK_ID)).toEqual([{ ids: masked.ids, maskPositions: [2] }]);
  });

  it('hides five different whole words of the others, one at a time', () => {
    const whole = encoding([1, 2, 3, 0, 1, 2, 1]);
    const set = maskedSet([whole], MASK_ID);
    expect(new Set(set.map(({ maskPositions: [at] }) => at)).size).toBe(5);
    for (const {
      ids,
      maskPositions: [at = -1],
    } of set) {
      const word = whole.words.find(({ tokens }) => tokens.first === at && tokens.last > at);
      expect(ids[at]).toBe(MASK_ID);
      expect([...ids].filter((id) => id !== MASK_ID)).toEqual(
        [...whole.ids].filter((_, i) => i < (word?.tokens.first ?? 0) || i >= (word?.tokens.last ?? 0)),
      );
    }
  });

  it('takes each word of a short sentence once', () => {
    expect(maskedSet([encoding([1, 1])], MASK_ID)).toHaveLength(2);
  });

  it('gives the same set for the same seed, another for another', () => {
    const sentences = [encoding(new Array<number>(20).fill(1)), encoding(new Array<number>(20).fill(2))];
    expect(maskedSet(sentences, MASK_ID, 3)).toEqual(maskedSet(sentences, MASK_ID, 3));
    expect(maskedSet(sentences, MASK_ID, 3)).not.toEqual(maskedSet(sentences, MASK_ID, 4));
  });
});
