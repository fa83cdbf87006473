import { array, assert, constantFrom, oneof, property, record, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { shareLink } from './export/share-link.ts';
import { hashWithLanguage, parseHash } from './hash.ts';

test('reads every setting of a link', () => {
  const hash = `#text=${encodeURIComponent('患者は[MASK]。')}&lang=en&device=wasm&model=jmed-mini`;
  expect(parseHash(hash)).toEqual({ text: '患者は[MASK]。', language: 'en', device: 'wasm', model: 'jmed-mini' });
});

test('reads text that is not percent-encoded', () => {
  expect(parseHash('#text=患者は[MASK]と診断された。')).toEqual({ text: '患者は[MASK]と診断された。' });
});

test('an empty text is a text, a missing one is not', () => {
  expect(parseHash('#text=')).toEqual({ text: '' });
  expect(parseHash('#')).toEqual({});
  expect(parseHash('')).toEqual({});
});

test('passes over unknown keys and values', () => {
  expect(parseHash('#lang=fr&device=cuda&model=https://example.org/x&__proto__=1&theme=dark')).toEqual({});
});

test('keeps hostile content as plain text and cuts what is far too long', () => {
  const script = '<img src=x onerror=alert(1)>';
  expect(parseHash(`#text=${encodeURIComponent(script)}`).text).toBe(script);
  expect(parseHash(`#text=${'あ'.repeat(30_000)}`).text).toHaveLength(20_000);
});

test('survives broken percent escapes and lone surrogates', () => {
  expect(parseHash('#text=%E3%81%')).toHaveProperty('text');
  expect(parseHash('#text=\ud800').text).toBe('\ufffd');
  // Cut between the halves of a pair.
  expect(parseHash(`#text=a${'😀'.repeat(10_000)}`).text?.at(-1)).toBe('\ufffd');
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://example.org/model',
  '//example.org',
  'stored:../../secret',
  'stored:someone--else',
  '../../../etc/passwd',
  '\u202e\u2066txt.exe\u2069',
  '\u0000\u0007\u001b[31m',
  '__proto__',
  '%00%0d%0aSet-Cookie:a=1',
];

test('whatever a link holds, it sets a text of bounded length and known values, and nothing else', () => {
  const value = oneof(string({ unit: 'binary' }), constantFrom(...HOSTILE));
  const key = oneof(constantFrom('text', 'lang', 'device', 'model', '__proto__', 'constructor', 'theme'), string());
  const link = array(tuple(key, value)).map((pairs) => pairs.map(([name, held]) => `${name}=${held}`).join('&'));
  assert(
    property(oneof(link, string({ unit: 'binary' })), (hash) => {
      const { text = '', language, device, model, ...others } = parseHash(`#${hash}`);
      expect(others).toEqual({});
      expect(text.length).toBeLessThanOrEqual(20_000);
      expect(text.isWellFormed()).toBe(true);
      expect([undefined, 'en', 'ja']).toContain(language);
      expect([undefined, 'auto', 'webgpu', 'wasm']).toContain(device);
      expect([undefined, 'jmed-mini']).toContain(model);
    }),
    { numRuns: 500 },
  );
});

test('three million characters are cut', () => {
  const long = 'a'.repeat(3_000_000);
  expect(parseHash(`#text=${long}&model=${long}`)).toEqual({ text: long.slice(0, 20_000) });
});

test.each(HOSTILE)('%j as a model, device or language sets nothing', (value) => {
  const encoded = encodeURIComponent(value);
  expect(parseHash(`#model=${encoded}&device=${encoded}&lang=${encoded}`)).toEqual({});
});

test('a link made for a sentence gives the sentence back, in an address without anything but ASCII', () => {
  const settings = record({ language: constantFrom('en', 'ja'), model: constantFrom('jmed-mini') });
  assert(
    property(string({ unit: 'grapheme' }), settings, (text, { language, model }) => {
      const link = shareLink('https://example.org/mask/', text, {
        language,
        model,
        theme: 'system',
        device: 'auto',
        rows: 10,
      } as const);
      expect(link).toMatch(/^[\x21-\x7e]*$/u);
      expect(parseHash(new URL(link).hash)).toMatchObject({ text, language, model });
    }),
  );
});

test('the language is put into a hash, and nothing else of it changes', () => {
  expect(hashWithLanguage('', 'ja')).toBe('#lang=ja');
  expect(hashWithLanguage('#lang=en', 'ja')).toBe('#lang=ja');
  expect(hashWithLanguage('#text=%E8%82%BA[MASK]&lang=en&device=wasm&language=x', 'ja')).toBe(
    '#text=%E8%82%BA[MASK]&device=wasm&language=x&lang=ja',
  );
});
