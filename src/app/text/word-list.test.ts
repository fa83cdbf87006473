import { expect, test } from 'vitest';
import { wordList } from './word-list.ts';

test('words are parted by lines, commas, 、 or tabs, each once', () => {
  expect(wordList(' 肺炎\r\n糖尿病、胃癌,肺炎，\t ALS \n\n')).toEqual(['肺炎', '糖尿病', '胃癌', 'ALS']);
  expect(wordList(' 、\n')).toEqual([]);
});

test('a space inside a word stays', () => {
  expect(wordList('Basedow 病、Crohn　病')).toEqual(['Basedow 病', 'Crohn　病']);
});
