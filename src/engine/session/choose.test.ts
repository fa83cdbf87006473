import { describe, expect, it } from 'vitest';
import { DTYPE_INFO, type Dtype } from '../convert/dtypes.ts';
import type { Manifest } from '../convert/manifest.ts';
import { NotFoundError } from '../errors.ts';
import type { Capabilities } from './capabilities.ts';
import { chooseFile } from './choose.ts';

const file = (name: string) => ({ name, bytes: 1, sha256: '0'.repeat(64) });
const manifestOf = (...dtypes: Dtype[]): Manifest => ({
  format: 2,
  name: 'some model',
  source: { files: [] },
  licence: null,
  config: {
    vocab_size: 10,
    hidden_size: 4,
    num_hidden_layers: 1,
    num_attention_heads: 1,
    intermediate_size: 4,
    max_position_embeddings: 8,
    type_vocab_size: 2,
    layer_norm_eps: 1e-12,
    hidden_act: 'gelu',
    pad_token_id: 0,
    tie_word_embeddings: true,
  },
  tokenizer: { normalizeText: false, mecabDic: 'ipadic', mecabOption: '', userDictionaries: [] },
  lexicon: null,
  vocab: file('vocab.txt'),
  models: dtypes.map((dtype) => ({
    dtype,
    devices: [...DTYPE_INFO[dtype].devices],
    graph: file(`${dtype}.onnx`),
    data: file(`${dtype}.onnx.data`),
  })),
});

const capabilities = (webgpu: Capabilities['webgpu']): Capabilities => ({
  webgpu,
  crossOriginIsolated: true,
  hardwareConcurrency: 2,
  threads: 2,
});
const half = capabilities({ available: true, shaderF16: true, adapter: 'acme one' });
const single = capabilities({ available: true, shaderF16: false, adapter: 'acme one' });
const none = capabilities({ available: false, reason: 'no-adapter', detail: '' });
const embedded = manifestOf('fp32', 'q8', 'q8w', 'q8wf16');

describe('chooseFile', () => {
  it.each([
    ['a GPU with 16-bit floats', half, 'webgpu', 'q8wf16', undefined],
    ['a GPU without them', single, 'webgpu', 'q8w', undefined],
    ['no GPU', none, 'wasm', 'q8', { from: 'webgpu', reason: 'no-adapter' }],
  ] as const)('takes 8 bit by itself on %s', (_, machine, device, dtype, fallback) => {
    const choice = chooseFile(embedded, machine, { device: 'auto' });
    expect(choice).toMatchObject({ device, dtype, slow: false, model: { graph: { name: `${dtype}.onnx` } } });
    expect(choice.fallback).toEqual(fallback);
    expect(choice.adapter).toBe(device === 'webgpu' ? 'acme one' : '');
  });

  it('takes WebAssembly without a reason when it is wished for', () => {
    const choice = chooseFile(embedded, half, { device: 'wasm' });
    expect(choice).toMatchObject({ device: 'wasm', dtype: 'q8' });
    expect(choice.fallback).toBeUndefined();
  });

  it('says so when there is a GPU but no file for it', () => {
    const choice = chooseFile(manifestOf('q8'), half, { device: 'webgpu' });
    expect(choice).toMatchObject({
      device: 'wasm',
      dtype: 'q8',
      fallback: { from: 'webgpu', reason: 'no-webgpu-dtype' },
    });
  });

  it('takes the next best there is', () => {
    expect(chooseFile(manifestOf('fp32'), none, { device: 'wasm' }).dtype).toBe('fp32');
    expect(chooseFile(manifestOf('fp32', 'q4f16'), half, { device: 'auto' }).dtype).toBe('q4f16');
    expect(chooseFile(manifestOf('fp32', 'q4mix'), single, { device: 'auto' }).dtype).toBe('q4mix');
    expect(chooseFile(manifestOf('q4'), none, { device: 'auto' })).toMatchObject({
      dtype: 'q4',
      device: 'wasm',
      slow: true,
    });
  });

  it.each([
    ['q8wf16', half, 'webgpu', false, undefined],
    ['q8wf16', single, 'wasm', true, 'no-shader-f16'],
    ['q8w', none, 'wasm', true, 'no-adapter'],
    ['q8', half, 'wasm', false, undefined],
    ['fp32', half, 'webgpu', false, undefined],
  ] as const)('runs %s, wished for, where it can', (dtype, machine, device, slow, reason) => {
    const choice = chooseFile(embedded, machine, { device: 'auto', dtype });
    expect(choice).toMatchObject({ dtype, device, slow });
    expect(choice.fallback?.reason).toBe(reason);
  });

  it('runs a dtype on WebAssembly when both are wished for', () => {
    expect(chooseFile(embedded, half, { device: 'wasm', dtype: 'fp32' })).toMatchObject({
      device: 'wasm',
      slow: false,
    });
    expect(chooseFile(embedded, half, { device: 'wasm', dtype: 'q8w' })).toMatchObject({ device: 'wasm', slow: true });
  });

  it('keeps a dtype that is not for GPUs off them, with the reason', () => {
    const choice = chooseFile(embedded, half, { device: 'webgpu', dtype: 'q8' });
    expect(choice).toMatchObject({ device: 'wasm', fallback: { reason: 'no-webgpu-dtype' } });
  });

  it('names the dtypes there are when the one wished for is not', () => {
    const choose = () => chooseFile(embedded, half, { device: 'auto', dtype: 'q4' });
    expect(choose).toThrow(NotFoundError);
    expect(choose).toThrow('fp32, q8, q8w, q8wf16');
    expect(() => chooseFile(manifestOf(), half, { device: 'auto' })).toThrow(NotFoundError);
  });
});
