import { expect, test } from 'vitest';
import { recommendedDtypes } from './recommended.ts';

test('8 bit is recommended everywhere, and with a GPU the form it can run', () => {
  expect(recommendedDtypes({ webgpu: { available: false, reason: 'no-webgpu', detail: '' } })).toEqual(['q8']);
  expect(recommendedDtypes({ webgpu: { available: true, shaderF16: false, adapter: '' } })).toEqual(['q8', 'q8w']);
  expect(recommendedDtypes({ webgpu: { available: true, shaderF16: true, adapter: '' } })).toEqual(['q8', 'q8wf16']);
});
