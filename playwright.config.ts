import { defineConfig, devices } from '@playwright/test';
import { launchOptions, SWIFTSHADER_FLAGS } from './scripts/chromium.ts';

const desktop = devices['Desktop Chrome'];

/** Against the built page, in one browser without a GPU adapter (so on WASM) and in one with WebGPU by SwiftShader. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: process.env['PAGE_URL'] ?? '',
    locale: 'en-US',
    // No trace: taking one makes a test on SwiftShader three times as long.
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'wasm', testIgnore: 'gpu-*.spec.ts', use: { ...desktop, launchOptions: launchOptions() } },
    {
      name: 'webgpu',
      // The rest is the same on every device, or asks for hundreds of runs, each of which takes SwiftShader a second.
      testMatch: ['first-minute.spec.ts', 'gpu-*.spec.ts', 'surprisal.spec.ts'],
      // SwiftShader takes every core for itself.
      workers: 1,
      use: { ...desktop, launchOptions: launchOptions(SWIFTSHADER_FLAGS) },
    },
  ],
  webServer: {
    command: 'node --import tsx scripts/serve.ts',
    env: { PORT: '0' },
    wait: { stdout: /(?<page_url>http:\/\/localhost:\d+\/)/ },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
