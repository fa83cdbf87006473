import { beforeAll, describe, expect, it } from 'vitest';
import { readDictionary } from '../../testing/dictionary.ts';
import { BadLexiconError } from '../errors.ts';
import { COMMON_NOUN, Lexicon } from './lexicon.ts';
import { lexiconFromFile } from './lexicon-file.ts';
import { writeMecabDic } from './mecab-dic-writer.ts';
import type { SystemDictionary } from './system-dictionary.ts';
import { Tagger } from './tagger.ts';

let system: SystemDictionary;
beforeAll(async () => {
  system = await readDictionary();
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Ten million lines without taking the memory of as many strings. */
function tenMillionWords(): Uint8Array {
  const line = bytesOf('癌\n');
  const bytes = new Uint8Array(10_000_000 * line.length);
  bytes.set(line);
  for (let filled = line.length; filled < bytes.length; filled *= 2) bytes.copyWithin(filled, 0, filled);
  return bytes;
}

/** A sound dictionary that says it has more words. */
function claiming(words: number): Uint8Array {
  const word = { ...COMMON_NOUN, surface: '肺癌', details: () => ({}) };
  const bytes = writeMecabDic(new Lexicon('x', [word]), { leftIds: 1316, rightIds: 1316 });
  const grown = new Uint8Array(bytes.length + 16 * (words - 1));
  grown.set(bytes);
  const view = new DataView(grown.buffer);
  view.setUint32(0, (grown.length ^ 0xef718f77) >>> 0, true);
  view.setUint32(12, words, true);
  view.setUint32(28, 16 * words, true);
  return grown;
}

function refusal(bytes: Uint8Array, name: string): BadLexiconError {
  try {
    lexiconFromFile(bytes, name);
  } catch (error) {
    if (error instanceof BadLexiconError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('a hostile lexicon is refused with the reason', () => {
  it('of ten million words, before they take memory as words', () => {
    const before = process.memoryUsage().heapUsed;
    const bytes = tenMillionWords();
    for (const name of ['a.tsv', 'a.csv'])
      expect(refusal(bytes, name).params).toMatchObject({ reason: 'too-many-words' });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50e6);
    expect(refusal(claiming(1_000_001), 'a.dic').params).toMatchObject({ reason: 'too-many-words' });
  });

  it.each([
    ['a.tsv', `肺癌\n${'癌'.repeat(1_000_000)}\n`, 'long-line', 2],
    ['a.csv', `${'癌'.repeat(1_000_000)},1285,1285,3000\n`, 'long-line', 1],
    ['a.tsv', `${'癌'.repeat(1025)}\n`, 'long-surface', 1],
    ['a.tsv', `肺癌\t${'よみ'.repeat(500_000)}\n`, 'long-line', 1],
    ['a.csv', `肺癌,1285,1285,3000,${'名詞,'.repeat(500_000)}\n`, 'long-line', 1],
    ['a.csv', '肺癌,1285,1285,99999999999999999999\n', 'bad-cost', 1],
    ['a.csv', '肺癌,1285,1285,-32769\n', 'bad-cost', 1],
    ['a.csv', '肺癌,1285,1285,1e3\n', 'bad-cost', 1],
    ['a.csv', '肺癌,65536,1285,0\n', 'bad-context-id', 1],
    ['a.csv', '肺癌,1285,-2,0\n', 'bad-context-id', 1],
    ['a.zip', 'PK\u0003\u0004', 'unknown-format', 0],
    ['a.tsv.gz', '\u001f\u008b', 'unknown-format', 0],
  ])('%s %#: %#', (name, text, reason, line) => {
    expect(refusal(bytesOf(text), name).params).toMatchObject({ reason, line });
  });

  it('or, with the cheapest and dearest words there can be, cuts the text in whole words all the same', () => {
    const words = ['肺', '肺炎', '炎球菌', '菌'].flatMap((surface) =>
      [-32768, 32767].map((cost) => `${surface},1285,1285,${cost}`),
    );
    const lexicon = lexiconFromFile(bytesOf(words.join('\n')), 'a.csv');
    const text = '肺炎球菌性肺炎の患者'.repeat(2000);
    const { starts, ends, count } = new Tagger(system, [lexicon]).segment(text);
    expect(Array.from({ length: count }, (_, word) => text.slice(starts[word], ends[word])).join('')).toBe(text);
  });
});
