import { beforeAll, describe, expect, it } from 'vitest';
import { lexiconFromTsv } from '../../engine/morphology/lexicon-tsv.ts';
import { Tagger } from '../../engine/morphology/tagger.ts';
import { BertJapaneseTokenizer } from '../../engine/wordpiece/bert-japanese-tokenizer.ts';
import { Vocab } from '../../engine/wordpiece/vocab.ts';
import { readDictionary } from '../../testing/dictionary.ts';
import { Reader } from '../../worker/reader.ts';
import { sourcesOf, stableKeys, stretches, tokenRows } from './rows.ts';

const TOKENS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', '肺炎', '##球菌', '##性', '##肺炎', 'の', 'Ａ'];
let reader: Reader;
beforeAll(async () => {
  const lexicon = lexiconFromTsv('肺炎球菌性肺炎\t\tJ13', 'own.tsv');
  const vocab = Vocab.parse(new TextEncoder().encode(TOKENS.join('\n')));
  const tagger = new Tagger(await readDictionary(), [lexicon]);
  reader = new Reader(new BertJapaneseTokenizer({ tagger, vocab }), [
    { id: 'a', kind: 'file', name: 'own.tsv', lexicon },
  ]);
});

describe('the token view’s rows', () => {
  it('hold each word with its pieces, ids and what is known of it, between the model’s own tokens', () => {
    const rows = tokenRows(reader.read('[MASK]の肺炎球菌性肺炎', {}), 100);
    expect(rows.map(({ surface, source, mask }) => [surface, source, mask])).toEqual([
      ['[CLS]', 'special', undefined],
      ['[MASK]', 'special', 1],
      ['の', 'system', undefined],
      ['肺炎球菌性肺炎', 'lexicon', undefined],
      ['[SEP]', 'special', undefined],
    ]);
    expect(rows[3]).toMatchObject({ word: 2, lexicon: 0, known: { icd10: 'J13', lexicon: 0 } });
    expect(rows[3]?.pieces).toEqual([
      { token: '肺炎', id: 5 },
      { token: '##球菌', id: 6 },
      { token: '##性', id: 7 },
      { token: '##肺炎', id: 8 },
    ]);
    expect(rows[4]?.pieces).toEqual([{ token: '[SEP]', id: 3 }]);
  });

  it('are cut where there are too many words to show', () => {
    const reading = reader.read('の'.repeat(50), {});
    expect(tokenRows(reading, 10)).toHaveLength(12);
    expect(stretches(reading, 10)).toHaveLength(10);
  });

  it('come with each source once', () => {
    const kinds = sourcesOf(reader.read('のＡ[MASK]の肺炎球菌性肺炎の魑魅魍魎ヷ', {})).map(({ kind }) => kind);
    expect(kinds.length).toBe(new Set(kinds).size);
    expect(kinds).toEqual(expect.arrayContaining(['system', 'special', 'lexicon', 'unknown']));
  });
});

describe('keys', () => {
  it('are each another, and stay with what stands behind something new', () => {
    const keys = stableKeys(['の', '肺炎', 'の']);
    expect(new Set(keys).size).toBe(3);
    expect(stableKeys(['既往', 'の', '肺炎', 'の']).slice(1)).toEqual(keys);
  });
});

describe('the text as typed', () => {
  it('is given back whole, words and what is between them', () => {
    const text = '\n肺炎 A\r\n\n[MASK]ｶﾞﾝ\n';
    const reading = reader.read(text, {});
    const parts = stretches(reading, 100);
    expect(parts.map(({ span: { start, end } }) => text.slice(start, end)).join('')).toBe(text);
    expect(parts.filter(({ word }) => word === undefined).length).toBeGreaterThan(1);
  });
});
