import { BadCheckpointError, NotFoundError } from '../errors.ts';
import { fileUrl, type Repository } from './repository.ts';
import { ask, type Connection, checkAnswer, patiently } from './request.ts';

const SMALL_FILE = 64 * 2 ** 20;

export interface SmallFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The commit it is of, when the hub tells it. */
  readonly commit: string | undefined;
}

/**
 * A file that fits into memory.
 * @throws NotFoundError, NetworkError, BadCheckpointError, CancelledError
 */
export function fetchSmall(connection: Connection, repository: Repository, name: string): Promise<SmallFile> {
  return fetchUrl(connection, fileUrl(repository, name), name, repository.repo);
}

/** @returns undefined when there is no such file */
export async function fetchOptional(
  connection: Connection,
  repository: Repository,
  name: string,
): Promise<SmallFile | undefined> {
  return fetchSmall(connection, repository, name).catch((error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
}

export function fetchUrl(connection: Connection, url: string, name: string, what: string): Promise<SmallFile> {
  return patiently(connection, async () => {
    const answer = await ask(connection, url, name);
    try {
      const { response } = answer;
      checkAnswer(response, name, what);
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of answer.chunks()) {
        size += chunk.length;
        if (size > SMALL_FILE) throw new BadCheckpointError(`${name}: over ${SMALL_FILE} bytes is too large`);
        chunks.push(chunk);
      }
      return { bytes: joined(chunks, size), commit: commitOf(response) };
    } finally {
      answer.end();
    }
  });
}

function commitOf({ headers }: Response): string | undefined {
  const commit = headers.get('x-repo-commit');
  return commit !== null && /^[0-9a-f]{40}$/u.test(commit) ? commit : undefined;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
