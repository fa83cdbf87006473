import { describe, expect, it } from 'vitest';
import { readLexiconTsv } from './lexicon-tsv.ts';
import { readOwnWords, writeLexiconTsv } from './own-words.ts';

const IDS = { leftIds: 1316, rightIds: 1316 };
const read = (text: string) => readOwnWords(text, IDS);

describe('own words', () => {
  it('are one a line, with blank lines and comments passed over, made full-width', () => {
    const { words, badLines } = read('肺癌\r\n\n# note\n  ALS  \n');
    expect(words.map(({ surface }) => surface)).toEqual(['肺癌', 'ＡＬＳ']);
    expect(badLines).toEqual([]);
  });

  it('can have details, by tabs or commas', () => {
    const { words } = read('肺癌\tはいがん\tC349\t肺癌\tlung cancer\n胃癌,いがん,C169');
    expect(words.map(({ details }) => details())).toEqual([
      { reading: 'はいがん', icd10: 'C349', standard: '肺癌', english: 'lung cancer' },
      { reading: 'いがん', icd10: 'C169' },
    ]);
  });

  it('can be lines of MeCab’s CSV among the others', () => {
    const { words, badLines } = read('肺癌\n胃癌,1288,1289,-500,名詞,固有名詞\n大腸癌,-1,-1,1,名詞\n肝癌,*,*,*,名詞');
    expect(badLines).toEqual([]);
    expect(words.map(({ leftId, cost }) => [leftId, cost])).toEqual([
      [1285, 3000],
      [1288, -500],
      [1285, 1],
      [1285, 3000],
    ]);
  });

  it('are kept when other lines are bad, which are told by number and reason', () => {
    const { words, badLines } = read(`肺癌\n\tはいがん\n${'癌'.repeat(1025)}\n胃癌,1,1,40000\n肝癌,1316,1,1\n大腸癌`);
    expect(words.map(({ surface }) => surface)).toEqual(['肺癌', '大腸癌']);
    expect(badLines.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'empty-surface'],
      [3, 'long-surface'],
      [4, 'bad-cost'],
      [5, 'bad-context-id'],
    ]);
  });

  it('are written so that a spreadsheet runs none of their columns, and come back as they were', () => {
    const { words } = read('=HYPERLINK("x")\t=1+1\tC349\t＋１\t@SUM(A1)');
    const text = writeLexiconTsv(words);
    for (const cell of text
      .trim()
      .split(/[\t\n]/u)
      .slice(1))
      expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/u);
    const [again] = readLexiconTsv(text).words;
    expect([again?.surface, again?.details()]).toEqual([words[0]?.surface, words[0]?.details()]);
  });

  it('come back the same from the TSV that is written of them', () => {
    const { words } = read('肺癌\tはいがん\tC349\t\tlung cancer\nＡＬＳ');
    const again = readLexiconTsv(writeLexiconTsv(words));
    const plain = ({ surface, details }: (typeof words)[number]) => [surface, details()];
    expect(again.words.map(plain)).toEqual(words.map(plain));
    expect(again.badLines).toEqual([]);
  });
});
