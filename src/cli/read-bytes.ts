import { readFile } from 'node:fs/promises';
import { NotFoundError } from '../engine/errors.ts';

/** @throws NotFoundError */
export async function readBytes(path: string): Promise<Buffer> {
  return readFile(path).catch((cause: unknown) => {
    throw new NotFoundError(path, { cause });
  });
}
