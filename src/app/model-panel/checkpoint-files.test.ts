import { expect, test } from 'vitest';
import { chooseCheckpoint, isCheckpointFile } from './checkpoint-files.ts';

const picked = (...paths: string[]) =>
  paths.map((path) => ({ path, file: new File([], path.slice(path.lastIndexOf('/') + 1)) }));
const names = (files: readonly File[]) => files.map(({ name }) => name);

test('files of a checkpoint are told from those of a lexicon by their names', () => {
  const of = (kept: boolean) =>
    [
      'config.json',
      'a/vocab.txt',
      'pytorch_model.bin',
      'model.safetensors',
      'words.tsv',
      'words.txt',
      'words.dic',
    ].filter((name) => isCheckpointFile(name) === kept);
  expect(of(true)).toEqual(['config.json', 'a/vocab.txt', 'pytorch_model.bin', 'model.safetensors']);
  expect(of(false)).toEqual(['words.tsv', 'words.txt', 'words.dic']);
});

test('a folder is a checkpoint with its three small files and weights of any kind', () => {
  const small = ['m/config.json', 'm/tokenizer_config.json', 'm/vocab.txt'];
  for (const weights of ['model.safetensors', 'pytorch_model.bin', 'model-00001-of-00002.safetensors']) {
    expect(chooseCheckpoint(picked(...small, `m/${weights}`))).toMatchObject({ name: 'm', missing: [] });
  }
  expect(chooseCheckpoint(picked(...small, 'm/optimizer.bin')).missing).toEqual(['weights']);
});

test('of nested folders the one with a whole checkpoint is taken', () => {
  const whole = ['config.json', 'tokenizer_config.json', 'vocab.txt', 'model.safetensors'];
  const chosen = chooseCheckpoint(picked('a/config.json', ...whole.map((name) => `a/b/${name}`), 'a/c/vocab.txt'));
  expect(chosen.name).toBe('b');
  expect(names(chosen.files)).toEqual(whole);
});

test('files chosen one by one have no folder, and what they lack is told', () => {
  expect(chooseCheckpoint(picked('config.json', 'vocab.txt'))).toMatchObject({
    name: '',
    missing: ['tokenizer_config.json', 'weights'],
  });
});
