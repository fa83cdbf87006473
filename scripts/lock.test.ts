import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** No process has this id: Linux's highest is 4194304. */
const DEAD = 99_999_999;

async function mostAtOnce(tasks: number): Promise<number> {
  let now = 0;
  let most = 0;
  const work = async () => {
    now += 1;
    most = Math.max(most, now);
    await sleep(5);
    now -= 1;
  };
  await Promise.all(Array.from({ length: tasks }, () => withLock('x', work, folder)));
  return most;
}

describe('withLock', () => {
  it('lets one at a time work', async () => {
    expect(await mostAtOnce(5)).toBe(1);
  });

  it('lets another work after one failed', async () => {
    await expect(withLock('x', () => Promise.reject(new Error('broken')), folder)).rejects.toThrow('broken');
    expect(await withLock('x', async () => 'done', folder)).toBe('done');
  });

  it("takes over a dead process's lock, one at a time", async () => {
    await mkdir(join(folder, 'x.lock'));
    await writeFile(join(folder, 'x.lock', 'owner'), `${DEAD} some-taking`);
    expect(await mostAtOnce(4)).toBe(1);
  });

  it('takes over a lock whose owner died before it wrote its name', async () => {
    const lock = join(folder, 'x.lock');
    await mkdir(lock);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lock, longAgo, longAgo);
    expect(await mostAtOnce(3)).toBe(1);
  });
});
