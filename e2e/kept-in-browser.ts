import type { Page } from '@playwright/test';

/** All that an origin keeps in the browser. */
interface Kept {
  /** Web storage, files, caches, databases, service workers, the tab's history entry and the address. */
  readonly places: string[];
  /** Those that hold a text, in their name or their content. */
  readonly holding: string[];
}

/** @param text looked for in every place, in UTF-8 and in JSON's escapes too */
export function keptInBrowser(page: Page, text: string): Promise<Kept> {
  return page.evaluate(async (wanted) => {
    const kept: { places: string[]; holding: string[] } = { places: [], holding: [] };
    const escaped = [...wanted].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
    const forms = [wanted, encodeURIComponent(wanted), escaped];
    const add = (place: string, content = '') => {
      kept.places.push(place);
      if (forms.some((form) => place.includes(form) || content.includes(form))) kept.holding.push(place);
    };
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const [key, value] of Object.entries(storage)) add(`${name} ${key}`, String(value));
    }
    const collect = async (directory: FileSystemDirectoryHandle, path: string) => {
      const entries = (directory as unknown as { values(): AsyncIterable<FileSystemHandle> }).values();
      for await (const handle of entries) {
        const place = `${path}/${handle.name}`;
        if (handle.kind === 'directory') await collect(handle as FileSystemDirectoryHandle, place);
        else add(place, await (await (handle as FileSystemFileHandle).getFile()).text());
      }
      if (path !== 'opfs') add(`${path}/`);
    };
    await collect(await navigator.storage.getDirectory(), 'opfs');
    for (const name of await caches.keys()) {
      add(`cache ${name}`);
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        add(`cache ${name} ${request.url}`, await (await cache.match(request))?.text());
      }
    }
    for (const { name } of await indexedDB.databases()) add(`indexedDB ${name}`);
    for (const { scope } of await navigator.serviceWorker.getRegistrations()) add(`serviceWorker ${scope}`);
    if (history.state !== null) add('history.state', JSON.stringify(history.state));
    if (location.hash !== '') add('location.hash', location.hash);
    return kept;
  }, text);
}
