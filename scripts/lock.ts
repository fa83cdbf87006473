import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './paths.ts';

const POLL_MS = 100;
/** A lock without its owner's name for that long was left by a process that died while taking it. */
const NAMELESS_MS = 5000;

/**
 * Runs `work` while no other process runs work under the same name, so that two first uses at once don't build the
 * same files into each other. The lock of a process that died is taken over.
 */
export async function withLock<T>(name: string, work: () => Promise<T>, folder = join(ROOT, '.cache')): Promise<T> {
  const lock = join(folder, `${name}.lock`);
  await mkdir(folder, { recursive: true });
  while (!(await take(lock))) {
    const grave = await graveOfAbandoned(lock);
    if (grave === null) await sleep(POLL_MS);
    else await bury(lock, grave);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(lock, 'owner'), `${process.pid} ${randomUUID()}`);
  return true;
}

/** A name unique to this taking of the lock when its owner is dead, else null. */
async function graveOfAbandoned(lock: string): Promise<string | null> {
  const [pid, taking] = (await readFile(join(lock, 'owner'), 'utf8').catch(() => '')).split(' ');
  if (pid && taking) return isAlive(Number(pid)) ? null : `${lock}.${taking}`;
  const taken = await stat(lock).catch(() => null);
  return taken !== null && Date.now() - taken.mtimeMs > NAMELESS_MS ? `${lock}.${taken.mtimeMs}` : null;
}

/**
 * Moves the dead owner's lock away. The grave stays, with something in it: of two processes that found the same dead
 * owner the slower one's move then fails, instead of taking the quicker one's new lock away.
 */
async function bury(lock: string, grave: string): Promise<void> {
  await writeFile(join(lock, 'abandoned'), '').catch(() => undefined);
  await rename(lock, grave).catch(() => undefined);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
