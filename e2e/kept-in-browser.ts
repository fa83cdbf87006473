import type { Page } from '@playwright/test';

/**
 * All that an origin keeps in the browser, as texts by place: web storage, private file system, caches, databases, the tab's history entry
 * and the address. Long files are given with their content too, so that a word can be looked for in all of it.
 */
export function keptInBrowser(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const kept: Record<string, string> = {};
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const [key, value] of Object.entries(storage)) kept[`${name} ${key}`] = String(value);
    }
    const collect = async (directory: FileSystemDirectoryHandle, path: string) => {
      const entries = (directory as unknown as { values(): AsyncIterable<FileSystemHandle> }).values();
      for await (const handle of entries) {
        const place = `${path}/${handle.name}`;
        if (handle.kind === 'directory') await collect(handle as FileSystemDirectoryHandle, place);
        else kept[place] = await (await (handle as FileSystemFileHandle).getFile()).text();
      }
      kept[`${path}/`] = '';
    };
    await collect(await navigator.storage.getDirectory(), 'opfs');
    delete kept['opfs/'];
    for (const name of await caches.keys()) {
      kept[`cache ${name}`] = '';
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        kept[`cache ${name} ${request.url}`] = (await (await cache.match(request))?.text()) ?? '';
      }
    }
    for (const { name = '' } of await indexedDB.databases()) kept[`indexedDB ${name}`] = '';
    for (const { scope } of await navigator.serviceWorker.getRegistrations()) kept[`serviceWorker ${scope}`] = '';
    if (history.state !== null) kept['history.state'] = JSON.stringify(history.state);
    if (location.hash !== '') kept['location.hash'] = decodeURIComponent(location.hash);
    return kept;
  });
}

/** The places that hold a text. */
export function placesOf(kept: Readonly<Record<string, string>>, text: string): string[] {
  return Object.keys(kept).filter((place) => kept[place]?.includes(text) || place.includes(text));
}
