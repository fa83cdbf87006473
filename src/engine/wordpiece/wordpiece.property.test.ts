import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDictionary } from '../../testing/dictionary.ts';
import { readFixture } from '../../testing/fixtures.ts';
import { TextTooLongError } from '../errors.ts';
import { Tagger } from '../morphology/tagger.ts';
import { toFullWidth } from '../text/full-width.ts';
import { splitAtMarkers } from '../text/mask-markers.ts';
import { pythonSplit } from '../text/python-whitespace.ts';
import { BertJapaneseTokenizer } from './bert-japanese-tokenizer.ts';
import { Vocab } from './vocab.ts';
import { type Piece, WordPiece } from './wordpiece.ts';

let vocab: Vocab;
let tokenizer: BertJapaneseTokenizer;
let tagger: Tagger;
beforeAll(async () => {
  vocab = Vocab.parse(await readFixture('models/jmed-mini/vocab.txt'));
  tagger = new Tagger(await readDictionary());
  tokenizer = new BertJapaneseTokenizer({ tagger, vocab });
});

const part = constantFrom(
  '肺',
  '炎',
  '患者',
  'Ａ',
  'ー',
  '𠮷',
  '\ud83d',
  '\udc00',
  '\uffff',
  ' ',
  '　',
  'ｶﾞ',
  'b',
  '##',
);
const anyText = oneof(
  string({ unit: 'binary' }),
  array(part, { maxLength: 150 }).map((parts) => parts.join('')),
);
const withMasks = array(oneof(part, constantFrom('[MASK]', '［ＭＡＳＫ］', '[mask]', '[SEP]', '[MASK', ']'))).map(
  (parts) => parts.join(''),
);

describe('WordPiece', () => {
  it('cuts any word into known pieces that adjoin, cover it and spell it, or into one [UNK]', () => {
    const wordPiece = new WordPiece(vocab);
    assert(
      property(anyText, (word) => {
        const pieces = wordPiece.split(word);
        let next = 0;
        for (const { part, start } of pythonSplit(word)) {
          const own: Piece[] = [];
          while ((pieces[next]?.start ?? Number.POSITIVE_INFINITY) < start + part.length)
            own.push(pieces[next++] as Piece);
          for (const [at, { end }] of own.slice(0, -1).entries()) expect(own[at + 1]?.start).toBe(end);
          expect([own[0]?.start, own.at(-1)?.end]).toEqual([start, start + part.length]);
          const tokens = own.map(({ id }) => vocab.token(id));
          const isUnknown = own.length === 1 && tokens[0] === '[UNK]';
          if (!isUnknown) expect(tokens.map((token, at) => (at === 0 ? token : token.slice(2))).join('')).toBe(part);
          for (const { id } of own) expect(id >= 0 && id < vocab.size).toBe(true);
        }
        expect(next).toBe(pieces.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an encoding of any text', () => {
  it('tells for each word and token the characters that were typed for it', () => {
    assert(
      property(withMasks, (text) => {
        const { words, spans, tokens } = tokenizer.encode(text);
        for (const { surface, span, source } of words) {
          const typed = text.slice(span.start, span.end);
          if (source.kind === 'special')
            expect(splitAtMarkers(typed)).toMatchObject([{ kind: 'special', token: surface }]);
          else expect(toFullWidth(typed).text).toBe(surface);
        }
        for (const [at, span] of spans.entries()) {
          const token = tokens[at] as string;
          if (!span || /^\[\w+\]$/u.test(token)) continue;
          expect(toFullWidth(text.slice(span.start, span.end)).text).toBe(token.replace(/^##(?=.)/u, ''));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('asks the vocabulary in proportion to the text’s length', () => {
    for (const unit of ['胸部ＣＴで右下葉に浸潤影を認めた。', 'Ａ', '訴', '[MASK]', '　']) {
      const asked = (length: number) => {
        let count = 0;
        const counting = Object.create(vocab, {
          id: {
            value: (token: string) => {
              count += 1;
              return vocab.id(token);
            },
          },
        });
        new BertJapaneseTokenizer({ tagger, vocab: counting }).encode(
          unit.repeat(Math.ceil(length / unit.length)).slice(0, length),
        );
        return count;
      };
      expect(asked(100_000)).toBeLessThan(10.5 * asked(10_000) + 100);
    }
  });
});

describe('a text beyond the limit', () => {
  it('is refused before any of it is cut', () => {
    let cut = 0;
    const counting = Object.create(tagger, {
      segment: {
        value: (text: string) => {
          cut += 1;
          return tagger.segment(text);
        },
      },
    });
    const limited = new BertJapaneseTokenizer({ tagger: counting, vocab, longestText: 20_000 });
    expect(() => limited.encode('肺'.repeat(100_000))).toThrow(TextTooLongError);
    expect(() => limited.encode(`[MASK]${'肺'.repeat(20_000)}`)).toThrow(/20006 characters/u);
    expect(cut).toBe(0);
    expect(limited.encode('肺'.repeat(20_000)).ids).toHaveLength(20_002);
    expect(cut).toBe(1);
  });
});
