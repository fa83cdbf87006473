import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './paths.ts';

/** Licences whose works may be carried in the built page and the command line under Apache-2.0, with their notices. */
const ALLOWED = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
}

/** Every one of an AND must be allowed, one of an OR is enough. */
function isAllowed(expression: string): boolean {
  const inner = expression.replaceAll(/[()]/gu, '');
  return inner.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => ALLOWED.has(licence)));
}

test('every package that is shipped has a licence of the list', async () => {
  const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const shipped = Object.entries(lock.packages).filter(([folder, { dev }]) => folder !== '' && !dev);
  expect(shipped.length).toBeGreaterThan(20);
  const others = shipped.filter(([, { license }]) => license === undefined || !isAllowed(license));
  expect(others.map(([folder, { license }]) => `${folder}: ${license}`)).toEqual([]);
});

test.each([
  ['MIT', true],
  ['GPL-3.0', false],
  ['(Apache-2.0 AND BSD-3-Clause)', true],
  ['(MIT AND GPL-2.0)', false],
  ['(GPL-2.0 OR MIT)', true],
])('%s: allowed is %s', (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});

test('every dependency is pinned to one version', async () => {
  const { dependencies, devDependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const versions = Object.entries({ ...dependencies, ...devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version))).toEqual([]);
});
