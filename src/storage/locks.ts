import { InUseError } from '../engine/errors.ts';

/** A worker that was ended gives its locks back a little later. */
const LATE_MS = 2000;

/**
 * Runs a job while this worker has the lock of this name alone.
 * @param what for the message
 * @throws InUseError when someone else holds it, here or in another tab
 */
export async function locked<T>(name: string, what: string, job: () => Promise<T>): Promise<T> {
  let isHeld = false;
  try {
    const result = await navigator.locks.request(name, { signal: AbortSignal.timeout(LATE_MS) }, async () => {
      isHeld = true;
      return { value: await job() };
    });
    return result.value;
  } catch (error) {
    if (!isHeld && error instanceof DOMException) throw new InUseError(what);
    throw error;
  }
}

/**
 * Takes a lock until it is given back.
 * @throws InUseError
 */
export function takeLock(name: string, what: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    locked(name, what, () => new Promise<void>((release) => resolve(release))).catch(reject);
  });
}

export async function isLocked(name: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === name);
}
