import { assert, property, string } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDictionary } from '../../testing/dictionary.ts';
import { readFixtureJsonLines } from '../../testing/fixtures.ts';
import { BadLexiconError } from '../errors.ts';
import { COMMON_NOUN, Lexicon, type LexiconWord } from './lexicon.ts';
import type { SystemDictionary } from './system-dictionary.ts';
import { Tagger } from './tagger.ts';

let system: SystemDictionary;
beforeAll(async () => {
  system = await readDictionary();
});

const noun = (surface: string, others: Partial<LexiconWord> = {}): LexiconWord => ({
  ...COMMON_NOUN,
  surface,
  details: () => ({}),
  ...others,
});

function words(text: string, ...lexicons: Lexicon[]): string[] {
  const { count, starts, ends } = new Tagger(system, lexicons).segment(text);
  return Array.from({ length: count }, (_, word) => text.slice(starts[word], ends[word]));
}

describe('the tagger', () => {
  it('has all words of IPADIC 2.7.0-20070801', () => {
    expect(system.wordCount).toBe(392_126);
  });

  it('cuts text into words that are all of it but its white space', () => {
    expect(words('すもももももももものうち')).toEqual(['すもも', 'も', 'もも', 'も', 'もも', 'の', 'うち']);
    assert(
      property(string({ unit: 'binary' }), (text) => {
        expect(
          words(text)
            .join('')
            .replace(/[ \t\n\v]/g, ''),
        ).toBe(text.replace(/[ \t\n\v]/g, ''));
      }),
    );
  });

  it('passes over spaces between words and at both ends, but takes U+3000 and \\r for words', () => {
    expect(words('  肺 \t炎\n ')).toEqual(['肺', '炎']);
    expect(words('肺　炎\r')).toEqual(['肺', '　', '炎', '\r']);
    expect(words(' \n\t')).toEqual([]);
    expect(words('')).toEqual([]);
  });

  it('takes characters above U+FFFF whole', () => {
    expect(words('𠮷野家')).toEqual(['𠮷', '野家']);
    expect(words('😀😀')).toEqual(['😀😀']);
  });

  it('takes a word of a lexicon where it is cheaper', () => {
    expect(words('彼は糖尿病だ')).toEqual(['彼', 'は', '糖尿', '病', 'だ']);
    const lexicon = new Lexicon('mine', [noun('糖尿病')]);
    expect(words('彼は糖尿病だ', lexicon)).toEqual(['彼', 'は', '糖尿病', 'だ']);
    const dear = new Lexicon('dear', [noun('糖尿病', { cost: 32_000 })]);
    expect(words('彼は糖尿病だ', dear)).toEqual(['彼', 'は', '糖尿', '病', 'だ']);
  });

  it('tells which lexicon and entry a word is from', () => {
    const first = new Lexicon('first', [noun('肺癌')]);
    const second = new Lexicon('second', [noun('胃癌'), noun('大腸癌')]);
    const { dictionaries, entries } = new Tagger(system, [first, second]).segment('大腸癌');
    expect([dictionaries[0], second.word(entries[0] as number)?.surface]).toEqual([3, '大腸癌']);
  });

  it('takes the first of equal words: an earlier entry, an earlier lexicon', () => {
    const twice = new Lexicon('twice', [noun('肺癌肺癌'), noun('肺癌肺癌')]);
    expect(new Tagger(system, [twice]).segment('肺癌肺癌').entries[0]).toBe(0);
    const same = new Lexicon('same', [noun('肺癌肺癌')]);
    expect(new Tagger(system, [twice, same]).segment('肺癌肺癌').dictionaries[0]).toBe(2);
  });

  it('refuses a lexicon with context ids of another system dictionary', () => {
    const foreign = new Lexicon('foreign', [noun('肺癌', { leftId: 1316 })]);
    expect(() => new Tagger(system, [foreign])).toThrow(BadLexiconError);
  });

  it('takes long runs of one kind', () => {
    for (const unit of ['ア', '🜂', 'A', '、']) expect(words(unit.repeat(50_000)).join('')).toBe(unit.repeat(50_000));
    expect(words(`肺${' '.repeat(50_000)}炎`)).toEqual(['肺', '炎']);
  });

  it('cuts the recorded texts as MeCab does', async () => {
    const recorded = await readFixtureJsonLines<{ text: string; words: string[] }>('fixtures/mecab/recorded.jsonl');
    expect(recorded.length).toBeGreaterThan(2000);
    for (const { text, words: expected } of recorded) expect(words(text)).toEqual(expected);
  });
});
