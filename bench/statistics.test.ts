import { describe, expect, it } from 'vitest';
import { spread } from './statistics.ts';

describe('spread', () => {
  it('takes the middle of an odd number of values and between the middle two of an even one', () => {
    expect(spread([30, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 30 });
    expect(spread([4, 1, 2, 30])).toEqual({ median: 3, lowest: 1, highest: 30 });
    expect(spread([7])).toEqual({ median: 7, lowest: 7, highest: 7 });
  });

  it('refuses no values', () => {
    expect(() => spread([])).toThrow(RangeError);
  });
});
