import { StorageError } from '../engine/errors.ts';

/** The disk is full, the user's share of it is, or the file is larger than it may be. */
const NO_ROOM: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

export function isNoRoom(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && NO_ROOM.includes(error.code);
}

/**
 * @param name of the file being written, which Node's errors of writing don't tell
 * @throws StorageError when there is no room for what `write` writes
 */
export async function withinRoom<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    throw isNoRoom(cause) ? new StorageError(`${name}: no room to write it (${cause.message})`, { cause }) : cause;
  }
}
