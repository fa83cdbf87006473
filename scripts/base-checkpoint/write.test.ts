import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { folderSource } from '../../src/cli/folder.ts';
import { openCheckpoint } from '../../src/engine/checkpoint/checkpoint.ts';
import { BASE } from './weights.ts';
import { FORMAT_NAMES, type Format, weightsFile, writeRandomCheckpoint } from './write.ts';

const CONFIG = {
  ...BASE,
  vocab_size: 300,
  hidden_size: 64,
  num_hidden_layers: 1,
  num_attention_heads: 4,
  intermediate_size: 96,
};

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'jmed-mask-random-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const write = (name: string, formats: readonly Format[], seed = 1) =>
  writeRandomCheckpoint(join(scratch, name), CONFIG, formats, seed);
const open = (name: string) => openCheckpoint(folderSource(join(scratch, name)));

it('writes the same bytes for the same seed and others for another', async () => {
  const first = await write('first', FORMAT_NAMES);
  expect(first.map(({ name }) => name)).toEqual(FORMAT_NAMES.map(weightsFile));
  expect(await write('again', FORMAT_NAMES)).toEqual(first);
  const other = await write('other', FORMAT_NAMES, 2);
  for (const [i, { bytes, sha256 }] of other.entries()) {
    expect(bytes).toBe(first[i]?.bytes);
    expect(sha256).not.toBe(first[i]?.sha256);
  }
});

it('writes the same model in both formats, with weights as BERT starts training with', async () => {
  await write('safetensors', ['safetensors']);
  await write('pytorch', ['pytorch']);
  const [safetensors, pytorch] = [await open('safetensors'), await open('pytorch')];
  expect(pytorch.files).toContain('pytorch_model.bin');
  expect([...pytorch.tensors.keys()]).toEqual([...safetensors.tensors.keys()]);
  for (const name of safetensors.tensors.keys()) {
    expect(await pytorch.read(name)).toEqual(await safetensors.read(name));
  }
  expect(new Set(await safetensors.read('bert.embeddings.LayerNorm.weight'))).toEqual(new Set([1]));
  expect(new Set(await safetensors.read('bert.embeddings.LayerNorm.bias'))).toEqual(new Set([0]));
  const words = await safetensors.read('bert.embeddings.word_embeddings.weight');
  const mean = words.reduce((sum, value) => sum + value, 0) / words.length;
  const deviation = Math.sqrt(words.reduce((sum, value) => sum + (value - mean) ** 2, 0) / words.length);
  expect(mean).toBeCloseTo(0, 3);
  expect(deviation).toBeCloseTo(0.02, 3);
});
