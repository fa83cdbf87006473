import { describe, expect, it } from 'vitest';
import { RuntimeError } from '../errors.ts';
import { type GpuDevice, requestGpuDevice } from './gpu-device.ts';

type Gpu = NonNullable<Parameters<typeof requestGpuDevice>[0]>;
type Adapter = NonNullable<Awaited<ReturnType<Gpu['requestAdapter']>>>;
type Descriptor = Parameters<Adapter['requestDevice']>[0];

const device: GpuDevice = { lost: new Promise(() => {}), destroy: () => {} };

/** @returns what `requestGpuDevice` asks an adapter with these features for */
async function asked(features: readonly string[], info?: Adapter['info']): Promise<Descriptor> {
  let descriptor: Descriptor | undefined;
  const adapter: Adapter = {
    features: new Set(features),
    limits: { maxBufferSize: 123, maxTextureDimension2D: 456 },
    ...(info && { info }),
    requestDevice: async (given) => {
      descriptor = given;
      return device;
    },
  };
  expect(await requestGpuDevice({ requestAdapter: async () => adapter })).toBe(device);
  if (descriptor === undefined) throw new Error('No device was asked for');
  return descriptor;
}

describe('requestGpuDevice', () => {
  it.each([
    ['large subgroups', { subgroupMinSize: 32 }, ['shader-f16', 'subgroups']],
    ['the smallest that are right', { subgroupMinSize: 8 }, ['shader-f16', 'subgroups']],
    ['subgroups too small for right results', { subgroupMinSize: 4 }, ['shader-f16']],
    ['subgroups of unknown size', {}, ['shader-f16']],
    ['no information', undefined, ['shader-f16']],
  ] as const)('asks for subgroups with care: %s', async (_, info, features) => {
    expect((await asked(['shader-f16', 'subgroups', 'timestamp-query'], info)).requiredFeatures).toEqual(features);
  });

  it('asks for nothing the adapter lacks, and for all of the limits that matter', async () => {
    expect(await asked([], { subgroupMinSize: 32 })).toEqual({
      requiredFeatures: [],
      requiredLimits: { maxBufferSize: 123 },
    });
  });

  it('rejects without an adapter and without a device', async () => {
    const refusing = { features: new Set<string>(), limits: {}, requestDevice: () => Promise.reject(new Error('no')) };
    await expect(requestGpuDevice({ requestAdapter: async () => null })).rejects.toBeInstanceOf(RuntimeError);
    await expect(requestGpuDevice({ requestAdapter: async () => refusing })).rejects.toBeInstanceOf(RuntimeError);
  });
});
