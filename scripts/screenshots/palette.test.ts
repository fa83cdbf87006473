import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { readPng, withPalette } from './palette.ts';

const icon = () => readFile(join(ROOT, 'public/icons/icon-192.png'));

it('a picture with a palette looks the same', async () => {
  const before = readPng(await icon());
  const small = withPalette(await icon());
  const after = readPng(small);
  expect([after.width, after.height]).toEqual([before.width, before.height]);
  let furthest = 0;
  for (const [i, value] of before.rgb.entries()) furthest = Math.max(furthest, Math.abs(value - (after.rgb[i] ?? 0)));
  expect(furthest).toBeLessThanOrEqual(8);
  expect(new Set(before.rgb).size).toBeGreaterThan(10);
});

it('what is no PNG file is refused', () => {
  expect(() => withPalette(new Uint8Array(64))).toThrow('not a PNG');
});
