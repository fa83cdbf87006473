import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/chromium.ts';
import { devHeaders } from './scripts/headers.ts';

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
        },
      },
      {
        // Cross-origin isolated like the page, so that WASM threads run.
        extends: true,
        server: { headers: { ...devHeaders } },
        test: {
          name: 'browser',
          include: ['src/engine/**/*.test.ts', 'src/testing/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
