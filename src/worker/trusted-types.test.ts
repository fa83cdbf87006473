import { expect, test } from 'vitest';
import { ownScript } from './trusted-types.ts';

const page = 'https://example.org/sub/';

test('scripts of the page’s own origin are let through as absolute addresses', () => {
  expect(ownScript('./assets/worker.js', page)).toBe('https://example.org/sub/assets/worker.js');
});

test.each(['https://example.com/x.js', '//example.com/x.js', 'data:text/javascript,1', 'blob:https://example.com/1'])(
  'a script from elsewhere is refused: %s',
  (url) => {
    expect(() => ownScript(url, page)).toThrow(TypeError);
  },
);
