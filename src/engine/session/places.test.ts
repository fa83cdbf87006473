import { describe, expect, it } from 'vitest';
import { placesOf } from './places.ts';

describe('the positions that a run computes', () => {
  it('are the masks alone in one sequence', () => {
    expect(placesOf([3, 7], 1, 10)).toEqual({ positions: [3, 7], masks: [0, 1] });
  });

  it('are as many in each row as the row with most masks has', () => {
    expect(placesOf([1, 12, 14], 3, 10)).toEqual({ positions: [1, 0, 12, 14, 20, 20], masks: [0, 2, 3] });
  });

  it('keep the order in which masks were asked for, twice the same too', () => {
    const { positions, masks } = placesOf([14, 1, 14], 2, 10);
    expect(masks.map((place) => positions[place])).toEqual([14, 1, 14]);
  });

  it('are one a row without any mask', () => {
    expect(placesOf([], 2, 10)).toEqual({ positions: [0, 10], masks: [] });
  });

  it('lie in the batch', () => {
    expect(() => placesOf([20], 2, 10)).toThrow(RangeError);
  });
});
