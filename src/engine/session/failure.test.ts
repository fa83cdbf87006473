import { expect, it } from 'vitest';
import { runtimeFailure } from './failure.ts';

it.each([
  new Error("Can't create a session. ERROR_CODE: 6, ERROR_MESSAGE: std::bad_alloc"),
  new RangeError('Array buffer allocation failed'),
  new RangeError('WebAssembly.Memory(): could not allocate memory'),
  new RangeError('Out of memory'),
  new Error('Aborted(OOM)'),
])('%s on WebAssembly is a lack of memory', (cause) => {
  expect(runtimeFailure('wasm', 'the run failed', cause)).toMatchObject({
    code: 'memory',
    params: { device: 'wasm', detail: `the run failed: ${cause.message}` },
  });
});

it('another failure is not, nor is one of a GPU, for which WebAssembly can stand in', () => {
  expect(runtimeFailure('wasm', '', new Error('Invalid rank for input'))).toMatchObject({
    code: 'runtime',
    params: { detail: 'Invalid rank for input' },
  });
  expect(runtimeFailure('webgpu', 'can’t start', new Error('Out of memory'))).toHaveProperty('code', 'runtime');
});
