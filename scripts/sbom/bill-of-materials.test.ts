import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../paths.ts';
import { billOfMaterials } from './bill-of-materials.ts';

test('the bill of materials has every package that is shipped, with licence and hash, and none for development', async () => {
  const { dependencies, devDependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const bill = await billOfMaterials();
  expect(bill.bomFormat).toBe('CycloneDX');
  const listed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
  const missing = Object.entries(dependencies).filter(([name, version]) => !listed.has(`${name}@${version}`));
  expect(missing).toEqual([]);
  const names = new Set(bill.components.map(({ name }) => name));
  // Types of Node come with a shipped package, too.
  const development = Object.keys(devDependencies).filter((name) => name !== '@types/node');
  expect(development.filter((name) => names.has(name))).toEqual([]);
  const bare = bill.components.filter(({ licenses = [], hashes = [] }) => licenses.length === 0 || hashes.length === 0);
  expect(bare.map(({ name }) => name)).toEqual([]);
  const refs = new Set(bill.components.map((component) => component['bom-ref']));
  const dangling = bill.dependencies.flatMap(({ dependsOn }) => dependsOn.filter((ref) => !refs.has(ref)));
  expect(dangling).toEqual([]);
});
