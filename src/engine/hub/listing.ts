import * as v from 'valibot';
import { parseJson } from '../checkpoint/json.ts';
import { parseShardIndex, SHARD_INDEX } from '../checkpoint/sharded.ts';
import { BadCheckpointError, NetworkError, NotFoundError } from '../errors.ts';
import { fileUrl, listingUrl, type Repository } from './repository.ts';
import { ask, type Connection, checkAnswer, PassingError, patiently } from './request.ts';
import { fetchOptional, fetchSmall, fetchUrl, type SmallFile } from './small-file.ts';

/** A file of weights as the hub tells of it. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hexadecimal, when the hub tells it. */
  readonly sha256: string | undefined;
}

/** What a checkpoint in a repository consists of. */
export interface Listing {
  /** With the commit as its revision when the hub told it, so that all files are of the same one. */
  readonly repository: Repository;
  readonly weights: readonly ListedFile[];
  /** Whether there may be such a file, as far as the hub told. */
  readonly has: (name: string) => boolean;
  /** Small files that were read already. */
  readonly read: ReadonlyMap<string, SmallFile>;
}

const SAFETENSORS = 'model.safetensors';
const PICKLE = 'pytorch_model.bin';

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const listingSchema = v.object({
  sha: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/u))),
  siblings: v.array(
    v.object({
      rfilename: v.string(),
      size: v.optional(size),
      lfs: v.optional(v.object({ size, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)) })),
    }),
  ),
});
type Told = v.InferOutput<typeof listingSchema>;

/**
 * Finds a checkpoint's weights: by the hub's list of files; on a hub without one (some mirrors) by asking for one file after the other.
 * @throws NotFoundError (no such repository, revision, or weights), NetworkError, BadCheckpointError, CancelledError
 */
export async function findCheckpoint(connection: Connection, repository: Repository): Promise<Listing> {
  const told = await tellFiles(connection, repository);
  const read = new Map<string, SmallFile>();
  const config = await fetchSmall(connection, pinned(repository, told?.sha), 'config.json');
  read.set('config.json', config);
  const fixed = pinned(repository, told?.sha ?? config.commit);
  const has = (name: string) => !told || told.siblings.some(({ rfilename }) => rfilename === name);
  const look = async (name: string): Promise<ListedFile | undefined> =>
    has(name) ? (describeByList(told, name) ?? (await probe(connection, fixed, name))) : undefined;

  const single = await look(SAFETENSORS);
  if (single) return { repository: fixed, weights: [single], has, read };
  const index = has(SHARD_INDEX) ? await fetchOptional(connection, fixed, SHARD_INDEX) : undefined;
  if (index) {
    read.set(SHARD_INDEX, index);
    const shards = await Promise.all(
      parseShardIndex(index.bytes).files.map(async (name) => described(await look(name), name)),
    );
    return { repository: fixed, weights: shards, has, read };
  }
  const pickle = described(await look(PICKLE), `${SAFETENSORS}, ${SHARD_INDEX} or ${PICKLE} in ${repository.repo}`);
  return { repository: fixed, weights: [pickle], has, read };
}

function described(file: ListedFile | undefined, what: string): ListedFile {
  if (!file) throw new NotFoundError(what);
  return file;
}

function pinned(repository: Repository, commit: string | undefined): Repository {
  return { ...repository, revision: commit ?? repository.revision };
}

/** @returns undefined when the hub has no such list; whether the repository is there is told by its files then */
async function tellFiles(connection: Connection, repository: Repository): Promise<Told | undefined> {
  const url = listingUrl(repository);
  try {
    const { bytes } = await fetchUrl(connection, url, 'api/models', `${repository.repo} at ${repository.revision}`);
    const parsed = v.safeParse(listingSchema, parseJson(bytes, 'api/models'));
    return parsed.success ? parsed.output : undefined;
  } catch (error) {
    const isNoList =
      error instanceof NetworkError || error instanceof NotFoundError || error instanceof BadCheckpointError;
    if (isNoList && !(error instanceof PassingError)) return undefined;
    throw error;
  }
}

/** @returns undefined when the list doesn't say how large the file is, or that it is there */
function describeByList(told: Told | undefined, name: string): ListedFile | undefined {
  const found = told?.siblings.find(({ rfilename }) => rfilename === name);
  const bytes = found?.lfs?.size ?? found?.size;
  return bytes === undefined ? undefined : { name, bytes, sha256: found?.lfs?.sha256 };
}

/** Asks for the file itself, only for what stands before it. */
async function probe(connection: Connection, repository: Repository, name: string): Promise<ListedFile | undefined> {
  return patiently(connection, async () => {
    const answer = await ask(connection, fileUrl(repository, name), name);
    try {
      checkAnswer(answer.response, name, repository.repo);
      const bytes = Number(answer.response.headers.get('content-length') ?? Number.NaN);
      if (!Number.isSafeInteger(bytes)) throw new NetworkError(name, 'the server doesn’t tell its size');
      return { name, bytes, sha256: linkedSha256(answer.response) };
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    } finally {
      answer.end();
    }
  });
}

/** The sha256 of a large file, which the hub tells by a header. */
function linkedSha256({ headers }: Response): string | undefined {
  return /^"?([0-9a-f]{64})"?$/u.exec(headers.get('x-linked-etag') ?? '')?.[1];
}
