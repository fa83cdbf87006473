import { expect, it } from 'vitest';
import { RuntimeError } from '../errors.ts';
import { deviceLost } from './device-lost.ts';
import type { OrtModule } from './session.ts';

const ortWith = (device: unknown) => ({ env: { webgpu: { device } } }) as unknown as OrtModule;

it('tells when the GPU device is lost, and why', async () => {
  const device = { lost: Promise.resolve({ reason: 'destroyed', message: 'gone' }) };
  const error = await deviceLost(ortWith(Promise.resolve(device)), 'webgpu');
  expect(error).toBeInstanceOf(RuntimeError);
  expect(error.message).toContain('destroyed');
});

it('never tells on WebAssembly', async () => {
  const waited = new Promise((resolve) => setTimeout(resolve, 20, 'still there'));
  expect(await Promise.race([deviceLost(ortWith(undefined), 'wasm'), waited])).toBe('still there');
});
