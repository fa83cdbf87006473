import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { readFixtureText } from '../../testing/fixtures.ts';
import { UsageError } from '../errors.ts';
import type { Lexicon } from '../morphology/lexicon.ts';
import { lexiconFromTsv } from '../morphology/lexicon-tsv.ts';
import type { FillMask } from './fill-mask.ts';
import { filterRanking, type TokenFilter, tokenSet } from './filter.ts';
import { chaptersOf, ICD10_CHAPTERS } from './filter-icd10.ts';
import { rankVocabulary } from './ranking.ts';

const TEXT = '両下腿の浮腫と起坐呼吸があり、[MASK]の増悪と考えた。';

describe('filters of the embedded model’s vocabulary', () => {
  let mini: FillMask;
  let lexicon: Lexicon;
  beforeAll(async () => {
    mini = await fillMaskOf('models/jmed-mini', 'fp32');
    lexicon = lexiconFromTsv(await readFixtureText('lexicon/starter.tsv'), 'starter.tsv');
  });

  const setOf = (filter: TokenFilter, lexicons = [lexicon]) =>
    tokenSet(mini.tokenizer, mini.model.vocabSize, filter, lexicons);
  const tokensOf = (filter: TokenFilter) =>
    Array.from(setOf(filter).members.entries()).flatMap(([id, member]) =>
      member ? [mini.tokenizer.vocab.token(id)] : [],
    );

  it('keeps whole words: no ## pieces, special tokens or marks', () => {
    const words = tokensOf({ kind: 'words' });
    expect(words).toEqual(expect.arrayContaining(['肺癌', 'は', '１']));
    for (const left of ['[MASK]', '[UNK]', '[PAD]', '、', '。', '（']) expect(words).not.toContain(left);
    expect(words.filter((word) => word.startsWith('##'))).toEqual([]);
  });

  it('keeps the lexicon’s words that are single tokens, and knows how many there are in all', () => {
    const set = setOf({ kind: 'lexicon' });
    expect(set.lexiconWords).toBe(4855);
    expect(set.count).toBeGreaterThan(3000);
    expect(tokensOf({ kind: 'lexicon' }).every((word) => lexicon.find(word) !== undefined)).toBe(true);
    expect(setOf({ kind: 'lexicon' }, []).count).toBe(0);
  });

  it('parts the lexicon by chapter', () => {
    const chapters = ICD10_CHAPTERS.map(({ number }) => setOf({ kind: 'icd10', chapters: [number] }));
    expect(chapters.reduce((sum, { lexiconWords }) => sum + lexiconWords, 0)).toBe(4855);
    const circulatory = tokensOf({ kind: 'icd10', chapters: ['IX'] });
    expect(circulatory).toContain('心不全');
    expect(circulatory).not.toContain('肺癌');
    for (const word of circulatory) expect(lexicon.find(word)?.details().icd10).toMatch(/^I/);
    expect(() => setOf({ kind: 'icd10', chapters: ['XXIII'] })).toThrow(UsageError);
  });

  it('takes known chapters and refuses anything else, whatever it is', () => {
    const known = new Set(ICD10_CHAPTERS.map(({ number }) => number));
    const some = string({ unit: constantFrom('I', 'V', 'X', 'x', ' ', ',', '１', '\ud800') });
    assert(
      property(array(oneof(some, string()), { minLength: 1, maxLength: 2 }), (chapters) => {
        const set = () => tokenSet(mini.tokenizer, 10, { kind: 'icd10', chapters }, []);
        if (chapters.every((chapter) => known.has(chapter))) expect(set().count).toBe(0);
        else expect(set).toThrow(UsageError);
      }),
    );
  });

  it('finds no chapter but known ones in any text for a code', () => {
    const known = new Set(ICD10_CHAPTERS.map(({ number }) => number));
    assert(
      property(
        string({ unit: constantFrom('A', 'C', 'U', 'Z', '0', '3', '9', '.', '†', '*', ' ', '\ud800') }),
        (codes) => {
          for (const chapter of chaptersOf(codes)) expect(known.has(chapter)).toBe(true);
        },
      ),
    );
  });

  it('ranks what is left by the model’s own probability, with the filter’s mass', async () => {
    const { masks } = await rankVocabulary(mini, TEXT);
    const [ranking] = masks;
    if (ranking === undefined) throw new Error('no mask');
    const set = setOf({ kind: 'icd10', chapters: ['IX'] });
    const { rows, mass, count } = filterRanking(mini.tokenizer, ranking, set);
    expect(rows).toHaveLength(count);
    expect(rows.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(mass, 12);
    expect(rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    for (const [index, row] of rows.entries()) {
      expect(row.filteredRank).toBe(index + 1);
      expect(row.score).toBe(ranking.probabilities[row.token]);
      expect(ranking.ids[row.rank - 1]).toBe(row.token);
    }
    const page = filterRanking(mini.tokenizer, ranking, set, { offset: 10, topK: 5 });
    expect(page).toEqual({ rows: rows.slice(10, 15), mass, count });
  });
});

describe('chapters of ICD-10', () => {
  it.each([
    ['A009', 'I'],
    ['C34.9', 'II'],
    ['D48', 'II'],
    ['D50', 'III'],
    ['H599', 'VII'],
    ['H60', 'VIII'],
    ['T98', 'XIX'],
    ['U071', 'XXII'],
  ])('puts %s into %s', (code, chapter) => {
    expect([...chaptersOf(code)]).toEqual([chapter]);
  });

  it('takes several codes, and none', () => {
    expect([...chaptersOf('E112†H360*')]).toEqual(['IV', 'VII']);
    expect([...chaptersOf('不明')]).toEqual([]);
  });

  it('has 22', () => {
    expect(ICD10_CHAPTERS).toHaveLength(22);
    for (const { from, to } of ICD10_CHAPTERS) expect(from < to).toBe(true);
  });
});
