import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

test('percentages have one decimal, or two in a list whose best is below ten percent', () => {
  const { percent } = createFormat('en');
  expect(percent(0.1237, 0.1237)).toBe('12.4%');
  expect(percent(0.0046, 0.1237)).toBe('0.5%');
  expect(percent(0.0046, 0.0159)).toBe('0.46%');
});

test('sizes and times have units', () => {
  const { megabytes, milliseconds, number } = createFormat('ja');
  expect(megabytes(8_206_356)).toBe('8.2 MB');
  expect(milliseconds(38.4)).toBe('38 ms');
  expect(number(12_345)).toBe('12,345');
});

test('what is left of a job is told in seconds, minutes or hours, rounded up', () => {
  const { duration } = createFormat('en');
  expect([0.4, 89, 91, 5399, 7201].map(duration)).toEqual([
    '1 second',
    '89 seconds',
    '2 minutes',
    '90 minutes',
    '3 hours',
  ]);
});

test('room on a device is told in gigabytes', () => {
  expect(createFormat('en').fileSize(10_737_418_240)).toBe('10.7 GB');
});
