import { join } from 'node:path';
import type { Dtype } from '../engine/convert/dtypes.ts';
import { CancelledError, NetworkError } from '../engine/errors.ts';
import { type HubCheckpoint, withHubCheckpoint } from '../engine/hub/hub-checkpoint.ts';
import { HUB, parseRepository } from '../engine/hub/repository.ts';
import { PATIENCE } from '../engine/hub/request.ts';
import { openDownloadFolder } from './download-folder.ts';
import { cacheFolder } from './paths.ts';
import { downloadLines } from './progress.ts';
import { say } from './streams.ts';

/**
 * Gives `use` a repository's checkpoint while it is downloaded into the cache. HF_ENDPOINT: another hub than the usual one.
 * @throws UsageError, NotFoundError, NetworkError, InUseError, CancelledError, and whatever `use` throws
 */
export async function withRepository<T>(
  repo: string,
  revision: string,
  dtypes: readonly Dtype[],
  signal: AbortSignal,
  use: (checkpoint: HubCheckpoint, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const hub = process.env['HF_ENDPOINT'];
  const repository = parseRepository(hub !== undefined && hub !== '' ? hub : HUB, repo, revision);
  const folder = join(cacheFolder(), 'downloads');
  const options = {
    fetch,
    patience: PATIENCE,
    openFolder: (name: string) => openDownloadFolder(folder, name),
    dtypes,
    onDownload: downloadLines(),
    signal,
  };
  try {
    return await withHubCheckpoint(repository, options, use);
  } catch (error) {
    if (error instanceof CancelledError || error instanceof NetworkError) {
      say('What was downloaded is kept: the same command goes on with it.');
    }
    throw error;
  }
}
