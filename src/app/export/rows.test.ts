import { expect, test } from 'vitest';
import { huggingFaceJson } from './hugging-face.ts';
import { rowText, tableText } from './rows.ts';
import { shareLink } from './share-link.ts';

const prediction = { score: 0.25, token: 7, token_str: '肺炎', sequence: '肺炎 の 患者' };
const known = new Map([['肺炎', { lexicon: 0, icd10: 'J189' }]]);

test('a row is for a spreadsheet', () => {
  expect(rowText(1, 3, prediction, known)).toBe('1\t3\t肺炎\t0.25\tJ189');
  expect(tableText([[prediction], [prediction]], new Map()).split('\n')).toEqual([
    'mask\trank\tword\tprobability\ticd10',
    '1\t1\t肺炎\t0.25\t',
    '2\t1\t肺炎\t0.25\t',
    '',
  ]);
});

test('a word that a spreadsheet would run is kept from it, and one with a tab from breaking the row', () => {
  for (const [word, cell] of [
    ['=1+1', "'=1+1"],
    ['－', "'－"],
    ['a\tb', 'a b'],
  ] as const) {
    const row = { ...prediction, token_str: word };
    expect(rowText(1, 1, row, new Map([[word, { lexicon: 0, icd10: '@A1' }]]))).toBe(`1\t1\t${cell}\t0.25\t'@A1`);
    expect(
      tableText([[row]], new Map())
        .split('\n')[1]
        ?.split('\t'),
    ).toHaveLength(5);
  }
});

test('JSON has transformers’ shape: a list for one mask, a list of lists for several', () => {
  expect(JSON.parse(huggingFaceJson([[prediction]]))).toEqual([prediction]);
  expect(JSON.parse(huggingFaceJson([[prediction], [prediction]]))).toEqual([[prediction], [prediction]]);
});

test('a link holds sentence, language and model in its hash alone', () => {
  const settings = { language: 'ja', theme: 'dark', device: 'wasm', model: 'jmed-mini', rows: 10 } as const;
  const link = new URL(shareLink('https://example.org/mask/?a#text=old', '肺炎 & [MASK]#', settings));
  expect(link.search).toBe('?a');
  expect([...new URLSearchParams(link.hash.slice(1))]).toEqual([
    ['text', '肺炎 & [MASK]#'],
    ['lang', 'ja'],
    ['model', 'jmed-mini'],
  ]);
});
