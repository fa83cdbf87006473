import { array, assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topK } from './top-k.ts';

describe('topK', () => {
  it('gives the highest first, and of equal values the lower index first', () => {
    expect([...topK([1, 3, 2, 3, 0], 4)]).toEqual([1, 3, 2, 0]);
  });

  it('gives what sorting gives, for any values', () => {
    const values = array(double({ noNaN: true, min: 0, max: 4 }).map(Math.round), { maxLength: 200 });
    assert(
      property(values, integer({ min: 0, max: 250 }), (numbers, k) => {
        const sorted = [...numbers.keys()].sort((a, b) => (numbers[b] as number) - (numbers[a] as number) || a - b);
        expect([...topK(numbers, k)]).toEqual(sorted.slice(0, k));
      }),
    );
  });
});
