import { describe, expect, it } from 'vitest';
import { readFixture, readFixtureText } from '../../testing/fixtures.ts';
import { BadLexiconError } from '../errors.ts';
import type { Lexicon } from './lexicon.ts';
import { lexiconFromTsv, readLexiconTsv } from './lexicon-tsv.ts';
import { readMecabCsv } from './mecab-csv.ts';
import { lexiconFromMecabDic } from './mecab-dic.ts';

const surfacesOf = (lexicon: Lexicon) =>
  Array.from({ length: lexicon.size }, (_, entry) => lexicon.word(entry)?.surface);

describe('a word of a lexicon', () => {
  it('is found by its whole surface only; the first of those that share it', () => {
    const lexicon = lexiconFromTsv('肺炎\t\tJ189\n肺炎球菌\n肺炎\t\tJ180\n𠮷野病\n', 'small.tsv');
    expect(lexicon.find('肺炎')?.details()).toEqual({ icd10: 'J189' });
    expect(lexicon.find('𠮷野病')?.surface).toBe('𠮷野病');
    for (const other of ['肺', '肺炎球', '肺炎球菌性', '胃', '', '\ud842']) expect(lexicon.find(other)).toBeUndefined();
  });
});

describe('a lexicon from TSV', () => {
  it('makes surfaces full-width and keeps the details that are given', () => {
    const { words, badLines } = readLexiconTsv('# comment\nBｶﾞﾝ\tびーがん\tC80\n\n肺癌\n');
    expect(badLines).toEqual([]);
    expect(words.map(({ surface, details }) => [surface, details()])).toEqual([
      ['Ｂガン', { reading: 'びーがん', icd10: 'C80' }],
      ['肺癌', {}],
    ]);
  });

  it('keeps the good lines and tells the number and reason of the bad ones', () => {
    const { words, badLines } = readLexiconTsv(`肺癌\n\tからがん\n${'癌'.repeat(2000)}\n胃癌`);
    expect(words.map(({ surface }) => surface)).toEqual(['肺癌', '胃癌']);
    expect(badLines.map(({ line }) => line)).toEqual([2, 3]);
    expect(badLines[0]?.reason).toBe('empty-surface');
  });

  it('is refused without a word', () => {
    expect(() => lexiconFromTsv('# nothing\n', 'empty.tsv')).toThrow(/empty\.tsv has no words/);
  });
});

describe('a lexicon from MeCab’s CSV', () => {
  it('takes surfaces as they are, with ids and costs or without', () => {
    const { words, badLines } = readMecabCsv('ALS,1288,1289,-500,名詞,固有名詞\n肺癌\n胃癌,-1,-1,,名詞\n');
    expect(badLines).toEqual([]);
    expect(words.map(({ surface, leftId, rightId, cost }) => [surface, leftId, rightId, cost])).toEqual([
      ['ALS', 1288, 1289, -500],
      ['肺癌', 1285, 1285, 3000],
      ['胃癌', 1285, 1285, 3000],
    ]);
  });

  it('reads quoted fields', () => {
    expect(readMecabCsv('"a,""b",1,2,3,記号').words[0]).toMatchObject({ surface: 'a,"b', leftId: 1, cost: 3 });
  });

  it('tells bad numbers by line', () => {
    const { words, badLines } = readMecabCsv('肺癌,x,1,1\n胃癌,1,1,40000\n大腸癌,1,1,1\n');
    expect(words).toHaveLength(1);
    expect(badLines.map(({ line }) => line)).toEqual([1, 2]);
  });
});

describe('a lexicon compiled by MeCab', () => {
  it('has the words and details of the TSV it was made from', async () => {
    const compiled = lexiconFromMecabDic(await readFixture('fixtures/starter.dic'), 'starter.dic');
    const source = lexiconFromTsv(await readFixtureText('lexicon/starter.tsv'), 'starter.tsv');
    expect(surfacesOf(compiled)).toEqual(surfacesOf(source));
    for (let entry = 0; entry < source.size; entry++) {
      const { reading, icd10 } = source.word(entry)?.details() ?? {};
      expect(compiled.word(entry)?.details()).toMatchObject({ ...(reading && { reading }), ...(icd10 && { icd10 }) });
    }
  });

  it('is refused with what is wrong when it is cut off, foreign or inconsistent', async () => {
    const bytes = await readFixture('fixtures/starter.dic');
    const broken = (change: (view: DataView, copy: Uint8Array) => void, length = bytes.length) => {
      const copy = bytes.slice(0, length);
      change(new DataView(copy.buffer), copy);
      return () => lexiconFromMecabDic(copy, 'x.dic');
    };
    expect(broken(() => undefined, 40)).toThrow(/less than a header/);
    expect(broken(() => undefined, bytes.length - 1)).toThrow(/not a compiled MeCab dictionary, or is cut off/);
    expect(broken((view) => view.setUint32(4, 103, true))).toThrow(/version 103/);
    expect(broken((view) => view.setUint32(8, 0, true))).toThrow(/system dictionary/);
    expect(broken((view) => view.setUint32(24, 8, true))).toThrow(/do not add up/);
    expect(broken((_, copy) => copy.set(new TextEncoder().encode('EUC-JP'), 40))).toThrow(/EUC-JP/);
    expect(broken((view) => view.setUint32(12, 4854, true))).toThrow(/entries for 4854/);
    expect(broken((_, copy) => copy.fill(0, 72, 80))).toThrow(BadLexiconError);
  });
});
