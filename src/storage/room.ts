import { NoRoomError, StorageError } from '../engine/errors.ts';

/** Says how many bytes are about to be written. @throws NoRoomError */
export type Demand = (bytes: number) => Promise<void>;

/**
 * Runs a job that writes much. One that the browser has no room for fails before it has written or downloaded anything; where the room
 * is used up meanwhile, that is told the same way.
 * @throws NoRoomError
 */
export async function withRoom<T>(job: (demand: Demand) => Promise<T>): Promise<T> {
  let needed = 0;
  const check = async (cause?: unknown) => {
    const available = await room();
    if (available !== undefined && needed > available) throw new NoRoomError(needed, available, { cause });
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

/** Bytes that may still be kept; undefined where the browser doesn't tell. */
async function room(): Promise<number | undefined> {
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  const { quota, usage } = (await storage?.estimate?.().catch(() => undefined)) ?? {};
  return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage);
}
