import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compressFolder } from './compress.ts';

let root: string;
let folder: string;
let cache: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'compress-'));
  folder = join(root, 'dist');
  cache = join(root, 'cache');
  await mkdir(folder);
});
afterEach(() => rm(root, { recursive: true }));

describe('compressFolder', () => {
  it('writes .br and .gz that hold the same bytes', async () => {
    const text = 'body { color: black }\n'.repeat(100);
    await writeFile(join(folder, 'a.css'), text);
    const total = await compressFolder(folder, cache);
    expect(brotliDecompressSync(await readFile(join(folder, 'a.css.br'))).toString()).toBe(text);
    expect(gunzipSync(await readFile(join(folder, 'a.css.gz'))).toString()).toBe(text);
    expect(total).toMatchObject({ files: 1, bytes: text.length });
    expect(total.brotliBytes).toBeLessThan(200);
  });

  it('leaves alone what is small, what is noise and what is not compressible by its kind', async () => {
    await writeFile(join(folder, 'small.js'), 'x');
    await writeFile(join(folder, 'noise.wasm'), randomBytes(5000));
    await writeFile(join(folder, 'weights.data'), Buffer.alloc(5000));
    await compressFolder(folder, cache);
    expect(await readdir(folder)).toEqual(['noise.wasm', 'small.js', 'weights.data']);
  });

  it('takes what it compressed before from the cache', async () => {
    await writeFile(join(folder, 'a.js'), 'a'.repeat(1000));
    await compressFolder(folder, cache);
    const [kept = ''] = (await readdir(cache)).filter((name) => name.endsWith('.br'));
    await writeFile(join(cache, kept), 'from the cache');
    await rm(join(folder, 'a.js.br'));
    await compressFolder(folder, cache);
    expect(await readFile(join(folder, 'a.js.br'), 'utf8')).toBe('from the cache');
  });
});
