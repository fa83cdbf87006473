import type { ManifestFile } from '../convert/manifest.ts';
import { CancelledError, JmedError } from '../errors.ts';
import type { FileSource } from '../io.ts';
import { ChangedFileError } from './download.ts';
import { HubFiles } from './hub-files.ts';
import { findCheckpoint } from './listing.ts';
import type { Repository } from './repository.ts';
import type { Connection, Fetch, Patience } from './request.ts';
import { WeightDownloads, type WeightOptions } from './weight-downloads.ts';

export interface HubOptions<T> extends WeightOptions {
  readonly fetch: Fetch;
  readonly patience: Patience;
  readonly signal?: AbortSignal;
  /** Asked before the weights are: what it gives is the result then, without a download. */
  readonly known?: (repository: Repository) => Promise<T | undefined>;
}

/** A checkpoint of the hub, which can be read while it arrives. */
export interface HubCheckpoint {
  /** With the commit as its revision, when the hub told it. */
  readonly repository: Repository;
  readonly source: FileSource;
  /** A file's size and sha256, once it is whole. */
  readonly digest: (name: string) => Promise<ManifestFile>;
  /** Bytes of its weights that are still to come. */
  readonly missing: () => number;
}

type Use<T> = (checkpoint: HubCheckpoint, signal: AbortSignal) => Promise<T>;

/** After these the files that were downloaded are of no use to anyone. */
const USELESS = new Set(['bad-checkpoint', 'unsupported-config', 'corrupt-file']);

/**
 * Gives `use` a repository's checkpoint while it is downloaded, and waits for both. Afterwards the downloaded files are taken away; after a
 * failure that may pass they are kept, and gone on with the next time. When a file changes at the hub meanwhile, all starts once more.
 * @throws NotFoundError, NetworkError, CorruptFileError, CancelledError, and whatever `use` throws
 */
export async function withHubCheckpoint<T>(repository: Repository, options: HubOptions<T>, use: Use<T>): Promise<T> {
  try {
    return await once(repository, options, use);
  } catch (error) {
    if (!(error instanceof ChangedFileError)) throw error;
    return once(repository, options, use);
  }
}

async function once<T>(repository: Repository, options: HubOptions<T>, use: Use<T>): Promise<T> {
  const ended = new AbortController();
  const cancel = () => ended.abort();
  if (options.signal?.aborted) throw new CancelledError();
  options.signal?.addEventListener('abort', cancel);
  const weights = new WeightDownloads(options);
  const { fetch, patience } = options;
  const connection: Connection = { fetch, patience, signal: ended.signal, onWaiting: weights.onWaiting };
  let isOfUse = true;
  try {
    const listing = await findCheckpoint(connection, repository);
    const known = await options.known?.(listing.repository);
    if (known !== undefined) return known;
    await weights.begin(connection, listing);
    const files = new HubFiles(connection, listing, weights);
    // Whichever fails first ends the other.
    const endBoth = (error: unknown) => {
      cancel();
      throw error;
    };
    const result = await both(use(files, ended.signal).catch(endBoth), weights.whole.catch(endBoth));
    isOfUse = false;
    return result;
  } catch (error) {
    if (options.signal?.aborted) throw new CancelledError();
    // What changed was cleared already; what is noted beside it holds for the next attempt.
    isOfUse = !(error instanceof JmedError && USELESS.has(error.code)) || error instanceof ChangedFileError;
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', cancel);
    cancel();
    await weights.end(isOfUse);
  }
}

/** What `used` gives, after both; or, after both have ended, the failure that isn't the other's doing. */
async function both<T>(used: Promise<T>, whole: Promise<void>): Promise<T> {
  const [result, download] = await Promise.allSettled([used, whole]);
  const failures = [download, result].flatMap((settled) => (settled.status === 'rejected' ? [settled.reason] : []));
  if (result.status === 'fulfilled' && failures.length === 0) return result.value;
  throw failures.find((reason) => !(reason instanceof CancelledError)) ?? failures[0];
}
