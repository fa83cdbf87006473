import { describe, expect, it } from 'vitest';
import { RateMeter } from './rate-meter.ts';

/** A clock that the test sets, in milliseconds. */
function meterAt() {
  let time = 0;
  const meter = new RateMeter(() => time);
  return (at: number, loaded: number) => {
    time = at;
    return meter.rate(loaded, 10_000);
  };
}

describe('RateMeter', () => {
  it('tells nothing of the first second, then the rate and what it takes for the rest', () => {
    const rate = meterAt();
    expect(rate(0, 0)).toEqual({});
    expect(rate(500, 900)).toEqual({});
    expect(rate(2000, 2000)).toEqual({ bytesPerSecond: 1000, secondsLeft: 8 });
  });

  it('forgets what was long ago', () => {
    const rate = meterAt();
    rate(0, 0);
    rate(10_000, 1000);
    expect(rate(12_000, 5000)).toEqual({ bytesPerSecond: 2000, secondsLeft: 2.5 });
  });

  it('tells of a standstill, without a time left', () => {
    const rate = meterAt();
    rate(0, 3000);
    expect(rate(3000, 3000)).toEqual({ bytesPerSecond: 0 });
  });

  it('begins anew when there is less than before', () => {
    const rate = meterAt();
    rate(0, 5000);
    expect(rate(2000, 0)).toEqual({});
    expect(rate(4000, 1000)).toEqual({ bytesPerSecond: 500, secondsLeft: 18 });
  });
});
