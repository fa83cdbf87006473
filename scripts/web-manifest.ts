import type { ManifestOptions } from 'vite-plugin-pwa';

/** What an operating system is told when the page is installed. Addresses are relative, so that it can lie under any path. */
export const webManifest: Partial<ManifestOptions> = {
  id: './',
  name: 'JMed Mask',
  short_name: 'JMed Mask',
  description: '日本語の医療文の伏せた語を、お使いの端末の中で予測します',
  lang: 'ja',
  dir: 'ltr',
  start_url: './',
  scope: './',
  display: 'standalone',
  theme_color: '#0b6b6b',
  background_color: '#ffffff',
  categories: ['medical', 'education', 'utilities'],
  icons: [
    { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ],
  // Taken by the service worker, which puts the text into the hash: it is sent nowhere.
  share_target: {
    action: './share',
    method: 'POST',
    enctype: 'multipart/form-data',
    params: { title: 'title', text: 'text' },
  },
};
