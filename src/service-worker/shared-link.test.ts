import { expect, test } from 'vitest';
import { parseHash } from '../app/hash.ts';
import { sharedLink } from './shared-link.ts';

const page = new URL('https://example.org/sub/');
const form = (fields: Readonly<Record<string, string>>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

test('shared text reaches the page by the hash alone', () => {
  const link = sharedLink(form({ text: '胸部CT & #1=[MASK]', title: '題' }), page);
  expect(`${link.origin}${link.pathname}${link.search}`).toBe(page.href);
  expect(parseHash(link.hash).text).toBe('胸部CT & #1=[MASK]');
});

test('a title stands in for a missing text', () => {
  expect(parseHash(sharedLink(form({ title: '題' }), page).hash).text).toBe('題');
  expect(parseHash(sharedLink(form({ text: '', title: '題' }), page).hash).text).toBe('題');
});
