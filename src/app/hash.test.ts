import { expect, test } from 'vitest';
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
});

test('the language is put into a hash, and nothing else of it changes', () => {
  expect(hashWithLanguage('', 'ja')).toBe('#lang=ja');
  expect(hashWithLanguage('#lang=en', 'ja')).toBe('#lang=ja');
  expect(hashWithLanguage('#text=%E8%82%BA[MASK]&lang=en&device=wasm&language=x', 'ja')).toBe(
    '#text=%E8%82%BA[MASK]&device=wasm&language=x&lang=ja',
  );
});
