/**
 * Keeps the page's own files, so that it opens without network, and makes it cross-origin isolated on hosts that send no headers. What the
 * engine loads (dictionary, model, runtime) is kept by the engine's worker: see storage/asset-cache.ts.
 */
import { clientsClaim } from 'workbox-core';
import { addPlugins, cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { isolated } from './isolation.ts';
import { sharedLink } from './shared-link.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] };

// A new version waits until the person has agreed: what is open goes on with the files it began with.
self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
// The very first one is in force at once.
clientsClaim();
cleanupOutdatedCaches();

const isolation = { handlerWillRespond: async ({ response }: { response: Response }) => isolated(response) };
addPlugins([isolation]);
precacheAndRoute([...self.__WB_MANIFEST]);

const scope = new URL(self.registration.scope);
registerRoute(
  ({ url }) => url.href === new URL('share', scope).href,
  async ({ request }) => Response.redirect(sharedLink(await request.formData(), scope), 303),
  'POST',
);
// Everything else of this origin comes from the network, isolated. Other origins (the model hub) are left to the browser.
registerRoute(({ sameOrigin }) => sameOrigin, new NetworkOnly({ plugins: [isolation] }));
