import { NoRoomError, StorageError } from '../engine/errors.ts';
import { openDirectory, openForWriting, type SyncAccessHandle } from './opfs-files.ts';

/** Says how many bytes are about to be written. @throws NoRoomError */
export type Demand = (bytes: number) => Promise<void>;

const PROBES = 'jmed-mask-probes';
/** The room that there is gets told to a hundredth of what is needed. */
const PRECISION = 100;

/**
 * Runs a job that writes much, in a dedicated worker. One that the browser has no room for fails before it has written or downloaded it;
 * where the room is used up meanwhile, that is told the same way.
 * @throws NoRoomError
 */
export async function withRoom<T>(job: (demand: Demand) => Promise<T>): Promise<T> {
  let needed = 0;
  const check = async (cause?: unknown) => {
    const available = await room(needed);
    if (available < needed) throw new NoRoomError(needed, available, { cause });
  };
  try {
    return await job(async (bytes) => {
      needed = bytes;
      await check();
    });
  } catch (error) {
    if (error instanceof StorageError) await check(error);
    throw error;
  }
}

/**
 * Bytes that can be written, up to those that are needed. It is found out by making a file so large: what browsers tell of their quota is
 * no measure any more of what they grant.
 */
async function room(needed: number): Promise<number> {
  const directory = await openDirectory(PROBES);
  if (!directory) return 0;
  const name = crypto.randomUUID();
  try {
    const handle = await openForWriting(directory, name);
    try {
      return largest(handle, needed);
    } finally {
      handle.close();
    }
  } catch {
    // Not even for an empty file.
    return 0;
  } finally {
    await directory.removeEntry(name).catch(() => {});
  }
}

function largest(handle: SyncAccessHandle, needed: number): number {
  if (fits(handle, needed)) return needed;
  let [low, high] = [0, needed];
  while (high - low > needed / PRECISION) {
    const middle = Math.floor((low + high) / 2);
    if (fits(handle, middle)) low = middle;
    else high = middle;
  }
  return low;
}

function fits(handle: SyncAccessHandle, bytes: number): boolean {
  try {
    handle.truncate(bytes);
    // Chromium throws nothing, and leaves the file as it was.
    return handle.getSize() === bytes;
  } catch {
    return false;
  }
}
