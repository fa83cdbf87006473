import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesBelow, fingerprint } from './fingerprint.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fingerprint-'));
  await mkdir(join(root, 'src/deep'), { recursive: true });
  await writeFile(join(root, 'index.html'), '<p>');
  await writeFile(join(root, 'src/b.ts'), 'b');
  await writeFile(join(root, 'src/deep/a.ts'), 'a');
});
afterEach(() => rm(root, { recursive: true }));

const inputs = ['index.html', 'src', 'not-there'];

describe('fingerprint', () => {
  it('stays the same while nothing changes, and follows a change of content, of a name, and a removal', async () => {
    const seen = [await fingerprint(root, inputs)];
    expect(await fingerprint(root, inputs)).toBe(seen[0]);
    await writeFile(join(root, 'src/deep/a.ts'), 'A');
    seen.push(await fingerprint(root, inputs));
    await writeFile(join(root, 'src/c.ts'), '');
    seen.push(await fingerprint(root, inputs));
    await rm(join(root, 'src/b.ts'));
    seen.push(await fingerprint(root, inputs));
    expect(new Set(seen).size).toBe(4);
  });

  it('leaves out what is to be skipped, but nothing that only begins alike', async () => {
    const before = await fingerprint(root, inputs, ['src/deep']);
    await writeFile(join(root, 'src/deep/a.ts'), 'A');
    expect(await fingerprint(root, inputs, ['src/deep'])).toBe(before);
    await writeFile(join(root, 'src/deeper.ts'), '');
    expect(await fingerprint(root, inputs, ['src/deep'])).not.toBe(before);
  });
});

describe('filesBelow', () => {
  it('lists files of all depths in order', async () => {
    expect(await filesBelow(join(root, 'src'))).toEqual([join(root, 'src/b.ts'), join(root, 'src/deep/a.ts')]);
  });
});
