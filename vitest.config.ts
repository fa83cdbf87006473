import { playwright } from '@vitest/browser-playwright';
import sirv, { type Options } from 'sirv';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { launchOptions, SWIFTSHADER_FLAGS } from './scripts/chromium.ts';
import { devHeaders } from './scripts/headers.ts';

/** What the engine and its tests import. */
const BUNDLED_FOR_THE_BROWSER = [
  '@bufbuild/protobuf',
  '@bufbuild/protobuf/codegenv2',
  '@zip.js/zip.js',
  '@zip.js/zip.js/lib/zip-core-native.js',
  'fast-check',
  'hash-wasm',
  'onnx-buf',
  'papaparse',
  'valibot',
];

/** The generated assets as they are: Vite would rewrite the scripts among them, whose bytes are compared. */
const generatedAssets: Plugin = {
  name: 'generated-assets',
  configureServer({ middlewares }) {
    const setHeaders: NonNullable<Options['setHeaders']> = (response) => {
      for (const [name, value] of Object.entries(devHeaders)) response.setHeader(name, value);
    };
    middlewares.use('/public/generated', sirv('public/generated', { dev: true, setHeaders }));
  },
};

/** `unit` runs everything in Node; `browser` runs the engine's tests again in a real browser, as the worker would. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          // Named for what only a browser has, such as WebGPU.
          exclude: ['**/*.browser.test.ts'],
        },
      },
      {
        // The tests read public/ as files of the repository, not as the page's.
        publicDir: false,
        plugins: [generatedAssets],
        // Cross-origin isolated like the page, so that WASM threads run.
        extends: true,
        server: { headers: { ...devHeaders } },
        // Found while tests run, a dependency would be bundled and the tests loaded anew in their midst.
        optimizeDeps: { noDiscovery: true, include: BUNDLED_FOR_THE_BROWSER },
        test: {
          name: 'browser',
          include: ['src/engine/**/*.test.ts', 'src/testing/**/*.test.ts', 'src/worker/**/*.browser.test.ts'],
          // Named for what only Node has, such as a server of the test's own.
          exclude: ['**/*.node.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions(SWIFTSHADER_FLAGS) }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
