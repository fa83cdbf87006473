import { describe, expect, it } from 'vitest';
import { readFixtureJson } from '../../testing/fixtures.ts';
import { UnsupportedConfigError } from '../errors.ts';
import { parseTokenizerConfig } from './tokenizer-config.ts';

type Json = Record<string, unknown>;
const tiny = await readFixtureJson<Json>('fixtures/tiny/checkpoint/tokenizer_config.json');
const withMecab = (mecab: Json): Json => ({ ...tiny, mecab_kwargs: { ...(tiny['mecab_kwargs'] as Json), ...mecab } });

describe('parseTokenizerConfig', () => {
  it('takes the fixture: no NFKC, a user dictionary', () => {
    expect(parseTokenizerConfig(tiny)).toEqual({
      normalizeText: false,
      mecabDic: 'ipadic',
      mecabOption: '-u starter.dic',
      userDictionaries: ['starter.dic'],
    });
  });

  it('records that MeCab normalizes when mecab_kwargs does not say', () => {
    const { mecab_kwargs: _, ...bare } = tiny;
    expect(parseTokenizerConfig(bare).normalizeText).toBe(true);
    expect(parseTokenizerConfig({ ...tiny, mecab_kwargs: {} }).normalizeText).toBe(true);
  });

  it.each([
    ['', []],
    ['-u a.dic', ['a.dic']],
    ['-ua.dic', ['a.dic']],
    ['--userdic=a.dic,b.dic', ['a.dic', 'b.dic']],
    ['-u /usr/share/a.dic -u b.dic', ['/usr/share/a.dic', 'b.dic']],
  ])('reads the user dictionaries of %j', (mecab_option, expected) => {
    expect(parseTokenizerConfig(withMecab({ mecab_option })).userDictionaries).toEqual(expected);
  });

  it('takes special tokens written as objects', () => {
    expect(() => parseTokenizerConfig({ ...tiny, mask_token: { content: '[MASK]', lstrip: false } })).not.toThrow();
  });

  it.each([
    ['do_lower_case', true],
    ['word_tokenizer_type', 'basic'],
    ['word_tokenizer_type', undefined],
    ['subword_tokenizer_type', 'character'],
    ['tokenizer_class', 'BertTokenizer'],
    ['mask_token', '<mask>'],
    ['mecab_kwargs', 'ipadic'],
  ])('refuses %s %j and names the setting', (key, value) => {
    const parse = () => parseTokenizerConfig({ ...tiny, [key]: value });
    expect(parse).toThrow(UnsupportedConfigError);
    expect(parse).toThrow(key);
  });

  it.each([
    ['mecab_dic', 'unidic_lite'],
    ['mecab_option', '-d /usr/lib/mecab/dic/neologd'],
    ['mecab_option', 5],
    ['do_lower_case', true],
    ['never_split', ['ＡＬＳ']],
  ])('refuses mecab_kwargs.%s %j', (key, value) => {
    const parse = () => parseTokenizerConfig(withMecab({ [key]: value }));
    expect(parse).toThrow(UnsupportedConfigError);
    expect(parse).toThrow(key);
  });
});
