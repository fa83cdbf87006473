import { expect, test } from 'vitest';
import { browserLanguage } from './preferences.ts';

test('takes the first of the person’s languages that the page speaks', () => {
  expect(browserLanguage(['ja-JP', 'en'])).toBe('ja');
  expect(browserLanguage(['fr-FR', 'en-GB', 'ja'])).toBe('en');
  expect(browserLanguage(['de'])).toBe('en');
  expect(browserLanguage([])).toBe('en');
});
