import { expect, test } from 'vitest';
import { isolated } from './isolation.ts';

test('the headers of an isolated page are added; what was there stays', async () => {
  const response = isolated(
    new Response('text', { status: 206, headers: { 'Content-Type': 'text/css', 'Cross-Origin-Opener-Policy': 'x' } }),
  );
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'text/css',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(response.status).toBe(206);
  expect(await response.text()).toBe('text');
});

test.each([204, 304])('an answer %i without a body stays one', (status) => {
  expect(isolated(new Response(null, { status })).status).toBe(status);
});

test('an error is passed on as it is', () => {
  const error = Response.error();
  expect(isolated(error)).toBe(error);
});
