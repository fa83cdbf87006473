import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chromiumCandidates, type Surroundings } from './chromium.ts';

function surroundings(executables: string[], env: Record<string, string> = {}, playwrightPath = ''): Surroundings {
  return { env, platform: 'linux', playwrightPath, isExecutable: (path) => executables.includes(path) };
}

describe('chromiumCandidates', () => {
  it('takes CHROMIUM_PATH before all others, and then no other', () => {
    const env = { CHROMIUM_PATH: '/opt/mine', PATH: '/usr/bin' };
    const found = chromiumCandidates(surroundings(['/opt/mine', '/pw/chrome', '/usr/bin/chromium'], env, '/pw/chrome'));
    expect(found).toEqual([{ path: '/opt/mine', from: 'CHROMIUM_PATH' }]);
  });

  it('says that CHROMIUM_PATH is wrong instead of taking another', () => {
    const env = { CHROMIUM_PATH: '/opt/gone', PATH: '/usr/bin' };
    expect(() => chromiumCandidates(surroundings(['/usr/bin/chromium'], env))).toThrow('/opt/gone');
  });

  it("prefers Playwright's own download to the system's", () => {
    const there = ['/pw/chrome', '/usr/bin/chromium'];
    expect(chromiumCandidates(surroundings(there, { PATH: '/usr/bin' }, '/pw/chrome'))).toEqual([
      { path: '/pw/chrome', from: 'Playwright' },
      { path: '/usr/bin/chromium', from: 'system' },
    ]);
  });

  it('looks for every name in every folder of PATH, then in the usual places', () => {
    const there = ['/b/google-chrome', '/b/chromium-browser', '/opt/google/chrome/chrome'];
    const env = { PATH: ['/a', '', '/b'].join(delimiter) };
    expect(chromiumCandidates(surroundings(there, env)).map(({ path }) => path)).toEqual([
      '/b/chromium-browser',
      '/b/google-chrome',
      '/opt/google/chrome/chrome',
    ]);
  });

  it('finds nothing where there is nothing', () => {
    expect(chromiumCandidates(surroundings([], {}, '/pw/not-downloaded'))).toEqual([]);
  });
});
