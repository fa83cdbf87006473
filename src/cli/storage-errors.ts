import { StorageError } from '../engine/errors.ts';

/** The disk is full, the user's share of it is, or the file is larger than it may be. */
const NO_ROOM: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

export function isNoRoom(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && NO_ROOM.includes(error.code);
}

/**
 * @param name of the file being written, which Node's errors of writing don't tell
 * @throws StorageError for whatever the file system refuses, such as a full disk
 */
export async function stored<T>(job: () => Promise<T>, name?: string): Promise<T> {
  try {
    return await job();
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    const message = isNoRoom(error) ? `no room to write it (${error.message})` : error.message;
    throw new StorageError(name === undefined ? message : `${name}: ${message}`, { cause: error });
  }
}
