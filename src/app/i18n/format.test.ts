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
