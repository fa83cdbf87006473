import { CacheFolder } from './cache-folder.ts';
import type { Folder } from './folder.ts';
import { OpfsFolder } from './opfs-folder.ts';

/** Where a folder is: in the browser's file system, in its cache, or only in memory. */
export type Place = 'opfs' | 'cache' | 'memory';

export interface OpenedFolder {
  readonly folder: Folder;
  readonly place: Place;
}

const PROBE = 'probe';

/**
 * The first kind of folder that can be written here: what a browser has by name may be switched off, as in some private windows.
 * @param memory taken when nothing can be kept
 */
export async function openFolder(name: string, memory: Folder): Promise<OpenedFolder> {
  for (const [place, Kind] of [
    ['opfs', OpfsFolder],
    ['cache', CacheFolder],
  ] as const) {
    try {
      const folder = await Kind.open(name);
      if (folder === undefined) continue;
      await folder.write(PROBE, Uint8Array.of(1));
      await folder.remove(PROBE);
      return { folder, place };
    } catch {
      // Refused by the browser's settings: the next kind may not be.
    }
  }
  return { folder: memory, place: 'memory' };
}
