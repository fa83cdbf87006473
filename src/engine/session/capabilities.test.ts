import { describe, expect, it } from 'vitest';
import { probeCapabilities } from './capabilities.ts';

const adapter = (features: readonly string[], info = {}) => ({ features: new Set(features), info });
const gpu = (result: () => Promise<ReturnType<typeof adapter> | null>) => ({ gpu: { requestAdapter: result } });

describe('probeCapabilities', () => {
  it('never throws where it is, and gives at least one thread', async () => {
    const found = await probeCapabilities();
    expect(found.threads).toBeGreaterThanOrEqual(1);
    expect(found.hardwareConcurrency).toBeGreaterThanOrEqual(found.threads);
  });

  it.each([
    ['no WebGPU at all', {}, 'no-webgpu'],
    ['no adapter', gpu(async () => null), 'no-adapter'],
    ['an adapter that fails', gpu(async () => Promise.reject(new Error('driver'))), 'adapter-failed'],
  ])('gives the reason for %s', async (_, navigator, reason) => {
    const { webgpu } = await probeCapabilities({ navigator });
    expect(webgpu).toMatchObject({ available: false, reason });
  });

  it('names the adapter and whether it has 16-bit floats', async () => {
    const half = gpu(async () => adapter(['shader-f16'], { vendor: 'acme', architecture: 'one' }));
    expect((await probeCapabilities({ navigator: half })).webgpu).toEqual({
      available: true,
      shaderF16: true,
      adapter: 'acme one',
    });
    const bare = gpu(async () => adapter([]));
    expect((await probeCapabilities({ navigator: bare })).webgpu).toEqual({
      available: true,
      shaderF16: false,
      adapter: '',
    });
  });

  it.each([
    [{ crossOriginIsolated: false, navigator: { hardwareConcurrency: 8 } }, 1],
    [{ crossOriginIsolated: true, navigator: { hardwareConcurrency: 2 } }, 2],
    [{ crossOriginIsolated: true, navigator: { hardwareConcurrency: 64 } }, 4],
    [{ SharedArrayBuffer, navigator: { hardwareConcurrency: 3 } }, 3],
    [{}, 1],
  ])('gives %j the threads it can have', async (realm, threads) => {
    expect((await probeCapabilities(realm)).threads).toBe(threads);
  });
});
