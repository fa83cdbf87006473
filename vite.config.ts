import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { contentSecurityPolicy, devHeaders, pageHeaders } from './scripts/headers.ts';
import { webManifest } from './scripts/web-manifest.ts';

/**
 * Puts the content security policy into the built page, for hosts that send no headers. Only when building: the dev server's hot
 * reloading needs inline scripts and styles. `frame-ancestors` works in a header alone, and browsers complain about it here.
 */
function policyInPage(): Plugin {
  const content = contentSecurityPolicy()
    .split('; ')
    .filter((directive) => !directive.startsWith('frame-ancestors'))
    .join('; ');
  return {
    name: 'policy-in-page',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' },
    ],
  };
}

/**
 * onnxruntime-web's own .mjs and .wasm are served from public/generated/ort, checked like every other asset; by this condition its JavaScript
 * leaves them out, so that no second copy gets into the build.
 */
const RUNTIME_WITHOUT_WASM = 'onnxruntime-web-use-extern-wasm';

/** The page opens without network, and can be installed. Models and dictionary are kept as they are used: see src/storage/asset-cache.ts. */
const installable = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/service-worker',
  filename: 'service-worker.ts',
  registerType: 'prompt',
  injectRegister: false,
  manifest: webManifest,
  injectManifest: {
    globPatterns: ['index.html', 'assets/**/*.{js,css}', '*.svg', 'generated/manifest.json', 'generated/ort/*.mjs'],
  },
});

export default defineConfig({
  // Relative, so that the built folder works under any path.
  base: './',
  plugins: [react(), policyInPage(), installable],
  resolve: { conditions: [RUNTIME_WITHOUT_WASM, 'module', 'browser', 'development|production'] },
  // The worker's are found only when it starts, and finding them then would reload the page.
  optimizeDeps: { include: ['valibot', 'hash-wasm'], exclude: ['onnxruntime-web'] },
  worker: { format: 'es' },
  build: { target: 'es2023', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  server: { headers: { ...devHeaders } },
  preview: { headers: { ...pageHeaders } },
});
