import { BadCheckpointError } from '../errors.ts';

/** @throws BadCheckpointError naming the file when it isn't JSON in UTF-8 */
export function parseJson(bytes: Uint8Array, fileName: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (cause) {
    throw new BadCheckpointError(`${fileName}: not JSON in UTF-8`, { cause });
  }
}
