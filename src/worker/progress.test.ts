import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LoadProgress, ProgressMeter } from './progress.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('adds up the files that are read side by side, and reports the last state of each', () => {
  const reports: LoadProgress[] = [];
  const meter = new ProgressMeter((progress) => reports.push(progress));
  meter.file({ what: 'dictionary', loaded: 10, total: 100 });
  meter.file({ what: 'model', loaded: 5, total: 50 });
  meter.file({ what: 'dictionary', loaded: 60, total: 100 });
  expect(reports).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(reports).toHaveLength(1);
  expect(reports[0]).toMatchObject({ stage: 'reading', loaded: 65, total: 150 });
  meter.starting();
  vi.advanceTimersByTime(100);
  expect(reports.at(-1)?.stage).toBe('starting');
});

test('tells how long the rest takes by the rate of the last seconds, once there is one', () => {
  const reports: LoadProgress[] = [];
  const meter = new ProgressMeter((progress) => reports.push(progress));
  for (let second = 0; second <= 4; second += 1) {
    meter.file({ what: 'model', loaded: 10 * second, total: 100 });
    vi.advanceTimersByTime(1000);
  }
  expect(reports[0]).not.toHaveProperty('secondsLeft');
  expect(reports.at(-1)?.secondsLeft).toBeCloseTo(6, 5);
});

test('says nothing after it was stopped', () => {
  const reports: LoadProgress[] = [];
  const meter = new ProgressMeter((progress) => reports.push(progress));
  meter.file({ what: 'model', loaded: 5, total: 50 });
  meter.stop();
  meter.file({ what: 'model', loaded: 50, total: 50 });
  vi.advanceTimersByTime(1000);
  expect(reports).toEqual([]);
});
