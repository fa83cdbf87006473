import type { Dtype } from '../engine/convert/dtypes.ts';
import { type HubCheckpoint, withHubCheckpoint } from '../engine/hub/hub-checkpoint.ts';
import { parseRepository, type Repository } from '../engine/hub/repository.ts';
import { PATIENCE } from '../engine/hub/request.ts';
import type { FileSource } from '../engine/io.ts';
import { blobFile } from '../storage/opfs-files.ts';
import type { Demand } from '../storage/room.ts';
import { sha256 } from './sha256.ts';
import { openDownloads } from './stored-places.ts';
import type { Origin } from './workshop-api.ts';
import type { WorkshopMeter } from './workshop-meter.ts';

/** A checkpoint to read from, and what is known of where it came from. */
export interface FoundCheckpoint {
  /** Shown to people. */
  readonly name: string;
  readonly source: FileSource;
  /** Only of one from the hub. */
  readonly hub: HubCheckpoint | undefined;
}

export interface OriginOptions<T> {
  readonly hub: string;
  readonly dtypes: readonly Dtype[];
  readonly meter: WorkshopMeter;
  readonly demand: Demand;
  /** Asked first, with the name of the folder for the model: what it gives is the result then. */
  readonly known: (id: string) => Promise<T | undefined>;
}

/** Gives `use` the checkpoint of an origin, with the name of the folder for the model: the same for the same files and dtypes. */
export async function withCheckpoint<T>(
  origin: Origin,
  { hub, dtypes, meter, demand, known }: OriginOptions<T>,
  use: (checkpoint: FoundCheckpoint, id: string) => Promise<T>,
): Promise<T> {
  if (origin.kind === 'files') {
    const name = origin.name ?? nameOf(origin.files);
    const id = await folderName(
      name,
      dtypes,
      origin.files.map((file) => `${file.name} ${file.size} ${file.lastModified}`),
    );
    return (await known(id)) ?? use({ name, source: filesSource(origin.files), hub: undefined }, id);
  }
  const downloads = await openDownloads();
  const idOf = ({ repo, revision }: Repository) => folderName(repo, dtypes, [revision]);
  const options = {
    fetch: (url: string, init: RequestInit) => fetch(url, init),
    patience: PATIENCE,
    openFolder: (name: string) => downloads.openFolder(name),
    dtypes,
    onDownload: meter.download,
    onSize: demand,
    known: async (repository: Repository) => known(await idOf(repository)),
  };
  return withHubCheckpoint(parseRepository(hub, origin.repo, origin.revision), options, async (checkpoint) =>
    use({ name: origin.repo, source: checkpoint.source, hub: checkpoint }, await idOf(checkpoint.repository)),
  );
}

function nameOf(files: readonly File[]): string {
  const folder = files.map((file) => file.webkitRelativePath?.split('/').at(-2)).find((name) => name);
  return folder ?? files.find(({ name }) => /\.(?:safetensors|bin)$/u.test(name))?.name ?? files[0]?.name ?? '';
}

/** `owner--name--dtypes-hash`, of characters that any file system takes. */
async function folderName(name: string, dtypes: readonly Dtype[], facts: readonly string[]): Promise<string> {
  const readable = name
    .replace('/', '--')
    .replaceAll(/[^\w.-]+/gu, '_')
    .replace(/^[^A-Za-z0-9]+/u, '')
    .slice(0, 150);
  const hash = await sha256(new TextEncoder().encode(JSON.stringify([name, [...facts].sort()])));
  return `${readable || 'files'}--${dtypes.join('.')}-${hash.slice(0, 12)}`;
}

function filesSource(files: readonly File[]): FileSource {
  return {
    list: async () => files.map(({ name }) => name),
    open: async (name) => {
      const file = files.find((candidate) => candidate.name === name);
      return file && blobFile(file);
    },
  };
}
