import { StorageError } from '../engine/errors.ts';

/** @throws StorageError for whatever the file system refuses, such as a full disk */
export async function stored<T>(job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new StorageError(error.message, { cause: error });
  }
}
