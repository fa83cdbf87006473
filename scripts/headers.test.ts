import { expect, test } from 'vitest';
import { contentSecurityPolicy, MODEL_HUB, pageHeaders } from './headers.ts';

const directives = new Map(
  contentSecurityPolicy()
    .split('; ')
    .map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
);

test('nothing is allowed that isn’t named, and nothing inline, evaluated or from anywhere', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
  const open = new Set([
    "'unsafe-inline'",
    "'unsafe-eval'",
    "'unsafe-hashes'",
    "'strict-dynamic'",
    '*',
    'https:',
    'http:',
  ]);
  for (const sources of directives.values()) expect(sources.filter((source) => open.has(source))).toEqual([]);
});

test('scripts and styles are the page’s own files; only WebAssembly may be compiled', () => {
  expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(directives.get('style-src')).toEqual(["'self'"]);
  expect(directives.get('worker-src')).toEqual(["'self'"]);
  for (const name of ['object-src', 'frame-src', 'media-src', 'child-src']) expect(directives.has(name)).toBe(false);
});

test('connections go to the page’s own origin and to the model hub', () => {
  const [own, ...others] = directives.get('connect-src') ?? [];
  expect(own).toBe("'self'");
  expect(others[0]).toBe(MODEL_HUB);
  for (const origin of others) expect(origin).toMatch(/^https:\/\/(?:\*\.)?(?:huggingface\.co|hf\.co)$/u);
});

test('strings don’t become code, the page isn’t framed, forms and <base> lead nowhere', () => {
  expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(directives.get('trusted-types')).toEqual(['default']);
  for (const name of ['frame-ancestors', 'form-action', 'base-uri']) expect(directives.get(name)).toEqual(["'none'"]);
});

test('the page is isolated, tells nobody where it is, and gives up what it doesn’t use', () => {
  expect(pageHeaders).toMatchObject({
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  const features = pageHeaders['Permissions-Policy'] ?? '';
  for (const feature of ['camera', 'microphone', 'geolocation', 'usb', 'serial', 'hid', 'payment']) {
    expect(features).toContain(`${feature}=()`);
  }
});
