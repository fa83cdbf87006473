import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageHeaders } from './headers.ts';
import { headersFile, nginxDirectives } from './hosting.ts';
import { ROOT } from './paths.ts';

test('nginx.conf sends the headers that every other server of the page sends', async () => {
  const config = await readFile(join(ROOT, 'docs', 'hosting', 'nginx.conf'), 'utf8');
  const sent = config.split('\n').map((line) => line.trim());
  expect(sent.filter((line) => line.startsWith('add_header') && !line.includes('Cache-Control'))).toEqual(
    nginxDirectives(),
  );
});

test('_headers holds each header of the page, for every path', () => {
  const [path, ...lines] = headersFile().split('\n');
  expect(path).toBe('/*');
  for (const [name, value] of Object.entries(pageHeaders)) expect(lines).toContain(`  ${name}: ${value}`);
});
