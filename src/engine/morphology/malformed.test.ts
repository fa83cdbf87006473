import { describe, expect, it } from 'vitest';
import { readDictionary } from '../../testing/dictionary.ts';
import { mutated } from '../../testing/mutations.ts';
import { BadLexiconError } from '../errors.ts';
import { randomOf } from '../random.ts';
import { COMMON_NOUN, Lexicon } from './lexicon.ts';
import { lexiconFromTsv } from './lexicon-tsv.ts';
import { lexiconFromMecabCsv } from './mecab-csv.ts';
import { lexiconFromMecabDic } from './mecab-dic.ts';
import { writeMecabDic } from './mecab-dic-writer.ts';
import { Tagger } from './tagger.ts';

const MUTATIONS = 10_000;
const TEXT = '肺癌と肺炎球菌性肺炎、２型糖尿病の患者';

const words = ['肺癌', '肺炎', '肺炎球菌', '肺炎球菌性肺炎', '２型糖尿病', '２型', '糖尿病', 'ＡＬＳ', 'α', '𠮷野病'];
const lexicon = new Lexicon(
  'small',
  words.map((surface) => ({ ...COMMON_NOUN, surface, details: () => ({ icd10: 'C349' }) })),
);

/** Keeps the size check from refusing every mutation at once. */
function withMatchingMagic(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.length >= 4) new DataView(bytes.buffer).setUint32(0, bytes.length ^ 0xef718f77, true);
  return bytes;
}

describe('malformed lexicons', () => {
  it.each([
    [
      '.dic',
      writeMecabDic(lexicon, { leftIds: 1316, rightIds: 1316 }),
      (bytes: Uint8Array<ArrayBuffer>) => lexiconFromMecabDic(withMatchingMagic(bytes), 'x'),
    ],
    [
      '.csv',
      new TextEncoder().encode(words.map((word) => `${word},1285,1285,3000,"名詞,",一般`).join('\n')),
      (bytes: Uint8Array<ArrayBuffer>) => lexiconFromMecabCsv(new TextDecoder().decode(bytes), 'x'),
    ],
    [
      '.tsv',
      new TextEncoder().encode(words.map((word) => `${word}\tよみ\tC349\n`).join('')),
      (bytes: Uint8Array<ArrayBuffer>) => lexiconFromTsv(new TextDecoder().decode(bytes), 'x'),
    ],
  ] as const)(
    `are refused with what is wrong, or work: ${MUTATIONS} mutations of a %s file`,
    async (_, original, read) => {
      const system = await readDictionary();
      const random = randomOf(7);
      let refused = 0;
      for (let mutation = 0; mutation < MUTATIONS; mutation++) {
        try {
          const loaded = read(mutated(original, random));
          const { starts, ends, count } = new Tagger(system, [loaded]).segment(TEXT);
          expect(Array.from({ length: count }, (__, word) => TEXT.slice(starts[word], ends[word])).join('')).toBe(TEXT);
          for (let entry = 0; entry < loaded.size; entry++) loaded.word(entry)?.details();
        } catch (error) {
          if (!(error instanceof BadLexiconError)) throw error;
          refused += 1;
        }
      }
      expect(refused).toBeGreaterThan(0);
      expect(refused).toBeLessThan(MUTATIONS);
    },
  );

  it('are refused at once when they claim sizes that they don’t have', () => {
    const claims = writeMecabDic(lexicon, { leftIds: 1316, rightIds: 1316 });
    new DataView(claims.buffer).setUint32(24, 2 ** 30, true);
    expect(() => lexiconFromMecabDic(claims, 'x')).toThrow(/do not add up/);
  });
});
