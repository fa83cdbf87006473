import { assert, property, string } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDictionary } from '../../testing/dictionary.ts';
import { readFixture, readFixtureJsonLines, readFixtureText } from '../../testing/fixtures.ts';
import type { Lexicon } from '../morphology/lexicon.ts';
import { lexiconFromTsv } from '../morphology/lexicon-tsv.ts';
import { lexiconFromMecabDic } from '../morphology/mecab-dic.ts';
import type { SystemDictionary } from '../morphology/system-dictionary.ts';
import { Tagger } from '../morphology/tagger.ts';
import { BertJapaneseTokenizer } from './bert-japanese-tokenizer.ts';
import { Vocab } from './vocab.ts';

interface Tokens {
  words: string[];
  tokens: string[];
  ids: number[];
}
interface Recorded {
  text: string;
  full_width: string;
  lexicon: Tokens;
  ipadic: Tokens;
}

let system: SystemDictionary;
let vocab: Vocab;
let recorded: Recorded[];
beforeAll(async () => {
  system = await readDictionary();
  vocab = Vocab.parse(await readFixture('fixtures/tiny/checkpoint/vocab.txt'));
  recorded = await readFixtureJsonLines('fixtures/tiny/tokenizer.jsonl');
});

const tokenizer = (...lexicons: Lexicon[]) =>
  new BertJapaneseTokenizer({ tagger: new Tagger(system, lexicons), vocab });

function tokensOf(made: BertJapaneseTokenizer, text: string): Tokens {
  const { words, tokens, ids } = made.encode(text);
  return { words: words.map(({ surface }) => surface), tokens: tokens.slice(1, -1), ids: [...ids] };
}

describe('against transformers’ BertJapaneseTokenizer', () => {
  it('makes the same text full-width', () => {
    const made = tokenizer();
    for (const { text, full_width } of recorded) expect(made.encode(text).normalized).toBe(full_width);
  });

  it('gives the same words, tokens and ids with IPADIC alone', () => {
    const made = tokenizer();
    for (const { text, ipadic } of recorded) expect(tokensOf(made, text)).toEqual(ipadic);
  });

  it('gives the same with the starter lexicon as MeCab compiled it', async () => {
    const made = tokenizer(lexiconFromMecabDic(await readFixture('fixtures/starter.dic'), 'starter.dic'));
    for (const { text, lexicon } of recorded) expect(tokensOf(made, text)).toEqual(lexicon);
  });

  it('gives the same with the starter lexicon from its TSV', async () => {
    const made = tokenizer(lexiconFromTsv(await readFixtureText('lexicon/starter.tsv'), 'starter.tsv'));
    for (const { text, lexicon } of recorded) expect(tokensOf(made, text)).toEqual(lexicon);
  });
});

describe('an encoding', () => {
  it('tells where each token and word was typed', () => {
    const { tokens, spans, words } = tokenizer().encode('HbA1cは[mask]');
    const typed = spans.map((span) => span && 'HbA1cは[mask]'.slice(span.start, span.end));
    expect(tokens.at(-2)).toBe('[MASK]');
    expect(typed.at(-2)).toBe('[mask]');
    expect(typed.at(0)).toBeUndefined();
    expect(typed.slice(1, -2).join('')).toBe('HbA1cは');
    expect(words.at(-1)?.source).toEqual({ kind: 'special' });
  });

  it('keeps U+3000 among the words, without tokens', () => {
    const { words } = tokenizer().encode('肺 炎');
    expect(words.map(({ surface, tokens }) => [surface, tokens.last - tokens.first])).toEqual([
      ['肺', 1],
      ['　', 0],
      ['炎', 1],
    ]);
  });

  it('covers any text in order: spans within it, words’ tokens adjoining', () => {
    const made = tokenizer();
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const { ids, tokens, spans, words } = made.encode(text);
        expect([tokens.length, spans.length]).toEqual([ids.length, ids.length]);
        let token = 1;
        let typed = 0;
        for (const word of words) {
          expect(word.tokens.first).toBe(token);
          expect(word.span.start).toBeGreaterThanOrEqual(typed);
          typed = word.span.end;
          token = word.tokens.last;
        }
        expect(token).toBe(ids.length - 1);
        expect(typed).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('applies NFKC where the checkpoint asks for it', () => {
    const made = new BertJapaneseTokenizer({ tagger: new Tagger(system), vocab, normalizeText: true });
    expect(made.encode('①ｶﾞ').normalized).toBe('1ガ');
    expect(tokenizer().encode('①ｶﾞ').normalized).toBe('①ガ');
  });
});

describe('decode', () => {
  it('puts spaces between words, joins ## and can leave special tokens out', () => {
    const made = tokenizer();
    const { ids } = made.encode('冷汗を[MASK]');
    expect(made.decode(ids)).toBe('[CLS] 冷汗 を [MASK] [SEP]');
    expect(made.decode(ids, { skipSpecialTokens: true })).toBe('冷汗 を');
  });
});
