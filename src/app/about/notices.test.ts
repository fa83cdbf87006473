import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { composeNotice } from '../../../scripts/notice.ts';
import { ROOT } from '../../../scripts/paths.ts';
import { NOTICE } from './notice-file.ts';
import { parseNotices } from './notices.ts';

it('what the page shows is the generated NOTICE, and nothing of it is left out', async () => {
  const generated = await composeNotice();
  expect(NOTICE).toBe(generated);
  const { head, notices } = parseNotices(NOTICE);
  const shown = [head, ...notices.flatMap(({ title, text }) => [title, text])].join('\n');
  const words = (text: string) => text.replaceAll('-'.repeat(80), '').split(/\s+/u).filter(Boolean);
  expect(words(shown)).toEqual(words(generated));
});

it('every package that is carried has a notice of its own', async () => {
  const { dependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const titles = parseNotices(NOTICE).notices.map(({ title }) => title);
  const named = (name: string, version: string) => titles.some((title) => title.startsWith(`${name} ${version} (`));
  expect(Object.entries(dependencies).filter(([name, version]) => !named(name, version))).toEqual([]);
  expect(titles.some((title) => title.startsWith('IPADIC'))).toBe(true);
  expect(titles.some((title) => title.startsWith('JMed Mini'))).toBe(true);
});
