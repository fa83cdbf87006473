import { beforeAll, describe, expect, it } from 'vitest';
import { readDictionary } from '../../testing/dictionary.ts';
import { readFixture, readFixtureText } from '../../testing/fixtures.ts';
import { Vocab } from '../wordpiece/vocab.ts';
import { readLexiconTsv } from './lexicon-tsv.ts';
import type { SystemDictionary } from './system-dictionary.ts';
import { Tagger } from './tagger.ts';
import { lexiconFromVocabulary } from './vocabulary-lexicon.ts';

let system: SystemDictionary;
beforeAll(async () => {
  system = await readDictionary();
});

const surfacesFrom = (vocab: Vocab): string[] => {
  const lexicon = lexiconFromVocabulary(vocab, system);
  return Array.from({ length: lexicon?.size ?? 0 }, (_, entry) => lexicon?.word(entry)?.surface ?? '');
};

describe('the lexicon from a vocabulary', () => {
  it('has the whole words that IPADIC alone would cut', () => {
    const tokens = ['[UNK]', '[MASK]', '糖尿病', '２型糖尿病', '前立腺がん', 'ＳＬＥ', '患者', '##尿病', '診断'];
    expect(surfacesFrom(new Vocab(tokens)).sort()).toEqual(['ＳＬＥ', '前立腺がん', '糖尿病', '２型糖尿病'].sort());
  });

  it('leaves out word beginnings, words of IPADIC, numbers and particles run together', () => {
    expect(
      surfacesFrom(new Vocab(['繰り返', '名古', '大統', 'に対', 'を通', '１１', '十二', '先天', 'ｍｇ', '肺'])),
    ).toEqual([]);
  });

  it('recovers nearly all words of the starter lexicon that the embedded model knows, and little else', async () => {
    const vocab = Vocab.parse(await readFixture('models/jmed-mini/vocab.txt'));
    const starter = new Set(
      readLexiconTsv(await readFixtureText('lexicon/starter.tsv')).words.map((word) => word.surface),
    );
    const recovered = surfacesFrom(vocab);
    const right = recovered.filter((surface) => starter.has(surface)).length;
    const tagger = new Tagger(system);
    const cut = (surface: string) => tagger.segment(surface).count > 1;
    const knowable = [...starter].filter((surface) => vocab.id(surface) !== undefined && cut(surface)).length;
    expect(right / recovered.length).toBeGreaterThan(0.99);
    expect(right / knowable).toBeGreaterThan(0.99);
  });
});
