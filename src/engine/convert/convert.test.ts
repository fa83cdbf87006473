import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, TensorProto_DataLocation } from 'onnx-buf';
import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { buildSafetensors, parseSafetensors } from '../../testing/safetensors.ts';
import { openTiny, TINY_FILES, TINY_PYTORCH_FILES } from '../../testing/tiny.ts';
import { openCheckpoint } from '../checkpoint/checkpoint.ts';
import { BadCheckpointError, CancelledError, UnsupportedConfigError } from '../errors.ts';
import { convert } from './convert.ts';
import { digestFile } from './digest.ts';
import { DTYPES, type Dtype } from './dtypes.ts';
import { type Manifest, parseManifest } from './manifest.ts';

let sink: MemoryFiles;
let manifest: Manifest;

beforeAll(async () => {
  sink = new MemoryFiles();
  const { checkpoint, source } = await openTiny(TINY_FILES);
  manifest = await convert(checkpoint, sink, { dtypes: DTYPES, name: 'tiny', source });
});

const model = (dtype: Dtype) => fromBinary(ModelProtoSchema, sink.files.get(`${dtype}.onnx`) ?? new Uint8Array());
const bytesOf = (dtype: Dtype) => manifest.models.find((candidate) => candidate.dtype === dtype)?.data.bytes ?? 0;

describe('convert', () => {
  it('writes the same bytes from both formats', async () => {
    const { checkpoint, source } = await openTiny(TINY_PYTORCH_FILES);
    const other = new MemoryFiles();
    const again = await convert(checkpoint, other, { dtypes: DTYPES, name: 'tiny', source });
    expect([...other.files.keys()]).toEqual([...sink.files.keys()]);
    // Sizes and sha256 of every file.
    expect(again.models).toEqual(manifest.models);
    expect(again.vocab).toEqual(manifest.vocab);
  });

  it('writes the same bytes whatever the age of the tensors names', async () => {
    const { source } = await openTiny(TINY_FILES);
    const tensors = parseSafetensors(source.files.get('model.safetensors') ?? new Uint8Array());
    const aged = [...tensors]
      .reverse()
      .map(
        ([name, tensor]) =>
          [
            name.replace(/(LayerNorm)\.weight$/u, '$1.gamma').replace(/(LayerNorm)\.bias$/u, '$1.beta'),
            tensor,
          ] as const,
      );
    const old = source.with({ 'model.safetensors': buildSafetensors(new Map(aged)) });
    const again = await convert(await openCheckpoint(old), new MemoryFiles(), {
      dtypes: DTYPES,
      name: 'tiny',
      source: old,
    });
    expect(again.models).toEqual(manifest.models);
  });

  it('lists every file with its size and sha256, the manifest last', async () => {
    expect([...sink.files.keys()].at(-1)).toBe('manifest.json');
    expect(parseManifest(sink.files.get('manifest.json') ?? new Uint8Array())).toEqual(manifest);
    for (const file of [manifest.vocab, ...manifest.models.flatMap(({ graph, data }) => [graph, data])]) {
      expect(await digestFile(sink, file.name)).toEqual(file);
    }
    const { source } = await openTiny(TINY_FILES);
    for (const file of manifest.source.files) expect(await digestFile(source, file.name)).toEqual(file);
  });

  it.each(DTYPES)('lays out %s without overlap, every tensor inside the data file', (dtype) => {
    const stored = (model(dtype).graph?.initializer ?? []).filter(
      ({ dataLocation }) => dataLocation === TensorProto_DataLocation.EXTERNAL,
    );
    const ranges = new Map<number, number>();
    for (const { externalData, name } of stored) {
      const value = (key: string) => externalData.find((entry) => entry.key === key)?.value;
      expect(value('location')).toBe(`${dtype}.onnx.data`);
      const offset = Number(value('offset'));
      const length = Number(value('length'));
      // Two tensors at one place are one table under two names.
      expect(ranges.get(offset) ?? length, name).toBe(length);
      ranges.set(offset, length);
    }
    let end = 0;
    for (const [offset, length] of [...ranges].sort(([a], [b]) => a - b)) {
      expect(offset).toBeGreaterThanOrEqual(end);
      end = offset + length;
    }
    expect(end).toBe(bytesOf(dtype));
  });

  it('stores the embedding and the tied decoder once', () => {
    const { vocab_size: vocab, hidden_size: hidden } = manifest.config;
    // Two copies alone would be larger than this.
    expect(bytesOf('q8')).toBeLessThan(2 * vocab * hidden);
    expect(bytesOf('q8w')).toBeLessThan(2 * vocab * hidden);
    expect(bytesOf('fp32')).toBeLessThan(2 * 4 * vocab * hidden);
  });

  it('stores a decoder that is not tied beside the embedding', async () => {
    const { source } = await openTiny(TINY_FILES);
    const tensors = parseSafetensors(source.files.get('model.safetensors') ?? new Uint8Array());
    const words = tensors.get('bert.embeddings.word_embeddings.weight');
    if (words === undefined) throw new Error('The fixture has no embedding');
    tensors.set('cls.predictions.decoder.weight', { ...words, bytes: words.bytes.slice().fill(0, 0, 4) });
    const untied = source.with({ 'model.safetensors': buildSafetensors(tensors) });
    const result = await convert(await openCheckpoint(untied), new MemoryFiles(), {
      dtypes: ['q8'],
      name: 'untied',
      source: untied,
    });
    const { vocab_size: vocab, hidden_size: hidden } = manifest.config;
    expect(result.models[0]?.data.bytes).toBeGreaterThanOrEqual(bytesOf('q8') + vocab * hidden);
  });

  // Operators a run goes through; a change here is a change of speed.
  it.each([
    ['fp32', 35],
    ['q8', 47],
    ['q8w', 35],
    ['q8wf16', 35],
  ] as const)('keeps the graph of %s to its %d nodes', (dtype, nodes) => {
    expect(model(dtype).graph?.node.length).toBe(nodes);
  });

  it('refuses a shape that has no such encoding before anything is written', async () => {
    const { checkpoint, source } = await openTiny(TINY_FILES);
    const odd = { ...checkpoint, config: { ...checkpoint.config, hidden_size: 60 } };
    const nothing = new MemoryFiles();
    const failed = convert(odd, nothing, { dtypes: ['fp32', 'q8w'], name: 'odd', source });
    await expect(failed).rejects.toBeInstanceOf(UnsupportedConfigError);
    expect(nothing.files.size).toBe(0);
  });

  it('leaves no manifest when a weight is no number or the work is cancelled', async () => {
    const { checkpoint, source } = await openTiny(TINY_FILES);
    const controller = new AbortController();
    const cancelled = new MemoryFiles();
    const stopped = convert(checkpoint, cancelled, {
      dtypes: ['fp32'],
      name: 'tiny',
      source,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopped).rejects.toBeInstanceOf(CancelledError);
    expect(cancelled.files.has('manifest.json')).toBe(false);
    const tensors = parseSafetensors(source.files.get('model.safetensors') ?? new Uint8Array());
    const bias = tensors.get('cls.predictions.bias');
    if (bias === undefined) throw new Error('The fixture has no decoder bias');
    tensors.set('cls.predictions.bias', { ...bias, bytes: bias.bytes.slice().fill(255) });
    const nan = source.with({ 'model.safetensors': buildSafetensors(tensors) });
    const broken = new MemoryFiles();
    const failed = convert(await openCheckpoint(nan), broken, { dtypes: ['q8'], name: 'nan', source: nan });
    await expect(failed).rejects.toBeInstanceOf(BadCheckpointError);
    await expect(failed).rejects.toThrow('cls.predictions.bias');
    expect(broken.files.has('manifest.json')).toBe(false);
  });

  it('tells progress up to the size of each data file', async () => {
    const { checkpoint, source } = await openTiny(TINY_FILES);
    const last = new Map<string, { loaded: number; total: number }>();
    await convert(checkpoint, new MemoryFiles(), {
      dtypes: ['fp32', 'q8'],
      name: 'tiny',
      source,
      onProgress: ({ what, loaded, total }) => last.set(what, { loaded, total }),
    });
    for (const dtype of ['fp32', 'q8'] as const) {
      expect(last.get(dtype)).toEqual({ loaded: bytesOf(dtype), total: bytesOf(dtype) });
    }
  });
});
