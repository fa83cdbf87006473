import { expect, test } from 'vitest';
import { sortDropped } from './sort-dropped.ts';

function sorted(paths: readonly string[], hasFolder = false) {
  const files = paths.map((path) => ({ path, file: new File([], path.slice(path.lastIndexOf('/') + 1)) }));
  const { model, lexicons } = sortDropped({ files, hasFolder });
  return { model: model.map(({ path }) => path), lexicons: lexicons.map(({ name }) => name) };
}

test('loose files go where their names say', () => {
  expect(sorted(['config.json', 'README.md', 'words.tsv'])).toEqual({
    model: ['config.json', 'README.md'],
    lexicons: ['words.tsv'],
  });
  expect(sorted(['words.csv', 'words.dic'])).toEqual({ model: [], lexicons: ['words.csv', 'words.dic'] });
});

test('a loose file of an unknown kind is taken to the lexicons, which say why it is none', () => {
  expect(sorted(['letter.txt'])).toEqual({ model: [], lexicons: ['letter.txt'] });
});

test('a folder is a model, or the lexicons in it', () => {
  expect(sorted(['m/config.json', 'm/eval.csv'], true)).toEqual({ model: ['m/config.json'], lexicons: [] });
  expect(sorted(['d/words.dic', 'd/letter.txt'], true)).toEqual({ model: [], lexicons: ['words.dic'] });
});

test('a folder with nothing of use is offered as a model, where it is told what is missing', () => {
  expect(sorted(['photos/a.jpg'], true)).toEqual({ model: ['photos/a.jpg'], lexicons: [] });
});
