/**
 * All that the page keeps in this browser, by kind, and how to take it away. Other pages of the same origin (an intranet's host has many) lose
 * nothing: ours begins with this name or, of the service worker, ends with its scope.
 */
const OURS = 'jmed-mask';

export const STORED_KINDS = ['models', 'downloads', 'lexicons', 'sentences', 'preferences', 'pageFiles'] as const;
export type StoredKind = (typeof STORED_KINDS)[number];

/** Something of a kind that is there. */
export interface Stored {
  readonly kind: StoredKind;
  /** Models, lexicons, sentences …; undefined where a count says nothing. */
  readonly count?: number;
  readonly bytes: number;
}

const KIND_OF_FOLDER: Readonly<Record<string, StoredKind>> = {
  'jmed-mask-models': 'models',
  'jmed-mask-downloads': 'downloads',
  'jmed-mask-lexicons': 'lexicons',
};
const SENTENCES = 'jmed-mask-history';
/** A folder whose files another tab is just letting go of can't be deleted yet. */
const TRIES = 12;
const PAUSE_MS = 250;

type Directory = FileSystemDirectoryHandle & { entries(): AsyncIterable<[string, FileSystemHandle]> };

/** What is kept, kinds that have nothing left out. */
export async function storedThings(): Promise<Stored[]> {
  const found: Stored[] = [...webStorage()];
  for (const { name, handle } of await folders()) {
    const { files, bytes } = await contents(handle);
    const inside = await countOf(handle);
    if (files > 0) found.push({ kind: KIND_OF_FOLDER[name] ?? 'pageFiles', count: inside, bytes });
  }
  for (const name of await cacheNames()) {
    const { files, bytes } = await cacheContents(name);
    if (files > 0) found.push({ kind: KIND_OF_FOLDER[name] ?? 'pageFiles', count: files, bytes });
  }
  return merged(found);
}

/** Deletes it all. @returns the kinds of which something is left */
export async function deleteStored(): Promise<StoredKind[]> {
  for (const storage of storages()) for (const key of ourKeys(storage)) storage.removeItem(key);
  await tried(async () => {
    for (const registration of await registrations()) await registration.unregister();
  });
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await deleteFiles();
    if ((await storedThings()).length === 0) break;
  }
  history.replaceState(null, '', location.pathname + location.search);
  return (await storedThings()).map(({ kind }) => kind);
}

async function deleteFiles(): Promise<void> {
  const root = await fileSystem();
  for (const { name } of await folders()) await tried(async () => root?.removeEntry(name, { recursive: true }));
  for (const name of await cacheNames()) await tried(() => caches.delete(name));
  for (const name of await databaseNames()) await tried(() => deleteDatabase(name));
}

function* webStorage(): Generator<Stored> {
  for (const storage of storages()) {
    for (const key of ourKeys(storage)) {
      const value = storage.getItem(key) ?? '';
      // UTF-16, as browsers keep it.
      const bytes = 2 * (key.length + value.length);
      yield key === SENTENCES
        ? { kind: 'sentences', count: sentencesIn(value), bytes }
        : { kind: 'preferences', bytes };
    }
  }
}

function sentencesIn(value: string): number {
  try {
    const sentences: unknown = JSON.parse(value);
    return Array.isArray(sentences) ? sentences.length : 0;
  } catch {
    return 0;
  }
}

function* storages(): Generator<Storage> {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      yield globalThis[name];
    } catch {
      // Switched off.
    }
  }
}

const ourKeys = (storage: Storage) => Object.keys(storage).filter((key) => key.startsWith(OURS));

async function fileSystem(): Promise<Directory | undefined> {
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  return (await tried(async () => storage?.getDirectory?.())) as Directory | undefined;
}

async function folders(): Promise<{ name: string; handle: Directory }[]> {
  const root = await fileSystem();
  const found: { name: string; handle: Directory }[] = [];
  await tried(async () => {
    for await (const [name, handle] of root?.entries() ?? []) {
      if (name.startsWith(OURS) && handle.kind === 'directory') found.push({ name, handle: handle as Directory });
    }
  });
  return found;
}

/** Everything below a folder. */
async function contents(directory: Directory): Promise<{ files: number; bytes: number }> {
  const sum = { files: 0, bytes: 0 };
  await tried(async () => {
    for await (const [, handle] of directory.entries()) {
      if (handle.kind === 'directory') {
        const inside = await contents(handle as Directory);
        sum.files += inside.files;
        sum.bytes += inside.bytes;
      } else {
        sum.files += 1;
        sum.bytes += (await (handle as FileSystemFileHandle).getFile()).size;
      }
    }
  });
  return sum;
}

/** Of models and downloads, a folder each; of lexicons, a file each beside their catalogue. */
async function countOf(directory: Directory): Promise<number> {
  let count = 0;
  await tried(async () => {
    for await (const [name] of directory.entries()) if (name !== 'catalogue.json') count += 1;
  });
  return count;
}

async function cacheNames(): Promise<string[]> {
  const scopes = (await registrations()).map(({ scope }) => scope);
  const own = new URL('./', location.href).href;
  const names = (await tried(async () => (globalThis.caches as CacheStorage | undefined)?.keys())) ?? [];
  return names.filter((name) => name.startsWith(OURS) || [own, ...scopes].some((scope) => name.endsWith(scope)));
}

async function cacheContents(name: string): Promise<{ files: number; bytes: number }> {
  const sum = { files: 0, bytes: 0 };
  await tried(async () => {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const blob = await (await cache.match(request))?.blob();
      sum.files += 1;
      sum.bytes += blob?.size ?? 0;
    }
  });
  return sum;
}

/** The page's own service worker. */
async function registrations(): Promise<ServiceWorkerRegistration[]> {
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  const registration = await tried(async () => container?.getRegistration());
  return registration ? [registration] : [];
}

async function databaseNames(): Promise<string[]> {
  const databases = await tried(async () => indexedDB.databases());
  return (databases ?? []).flatMap(({ name }) => (name?.startsWith(OURS) ? [name] : []));
}

/** It goes once no tab has it open any more. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const type of ['success', 'error', 'blocked']) request.addEventListener(type, () => resolve());
  });
}

function merged(found: readonly Stored[]): Stored[] {
  return STORED_KINDS.flatMap((kind): Stored[] => {
    const same = found.filter((one) => one.kind === kind);
    if (same.length === 0) return [];
    const bytes = same.reduce((sum, one) => sum + one.bytes, 0);
    const count = same.reduce((sum, one) => sum + (one.count ?? 0), 0);
    return [count > 0 ? { kind, count, bytes } : { kind, bytes }];
  });
}

async function tried<T>(job: () => Promise<T>): Promise<T | undefined> {
  try {
    return await job();
  } catch {
    // Switched off by the browser's settings, or in use: what is left is told.
    return undefined;
  }
}
