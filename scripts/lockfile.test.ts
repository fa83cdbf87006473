import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './paths.ts';

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;

  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

describe('package-lock.json', () => {
  it('names the builds for all platforms, not only those that were there where it was written (npm ci refuses it else)', () => {
    const missing = Object.entries(lock.packages).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`${folder}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('holds no address to download from, so that any registry can be used', () => {
    const withAddress = Object.keys(lock.packages).filter((folder) => lock.packages[folder]?.resolved !== undefined);
    expect(withAddress).toEqual([]);
  });

  it('holds the sha512 of every package that is shipped', () => {
    const shipped = Object.entries(lock.packages).filter(([folder, { dev }]) => folder !== '' && !dev);
    const unchecked = shipped.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'));
    expect(unchecked.map(([folder]) => folder)).toEqual([]);
  });
});
