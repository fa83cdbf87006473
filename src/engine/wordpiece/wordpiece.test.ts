import { describe, expect, it } from 'vitest';
import { Vocab } from './vocab.ts';
import { WordPiece } from './wordpiece.ts';

const vocab = new Vocab(['[UNK]', '肺', '##炎', '##炎球', '##菌', '##A', 'A', '𠮷', '##𠮷', 'が', '##゛']);
const wordPiece = new WordPiece(vocab);
const pieces = (word: string) => wordPiece.split(word).map(({ id }) => vocab.token(id));

describe('WordPiece', () => {
  it('takes the longest piece first', () => {
    expect(pieces('肺炎球菌')).toEqual(['肺', '##炎球', '##菌']);
  });

  it('makes the whole word unknown when any part of it is', () => {
    expect(wordPiece.split('肺炎胃')).toEqual([{ id: 0, start: 0, end: 3 }]);
  });

  it('splits at Python’s white space and gives nothing for U+3000', () => {
    expect(pieces('肺\u0085肺')).toEqual(['肺', '肺']);
    expect(pieces('　')).toEqual([]);
  });

  it('counts code points, not UTF-16 units, up to 100', () => {
    expect(pieces(`A${'A'.repeat(99)}`)).toHaveLength(100);
    expect(pieces(`A${'A'.repeat(100)}`)).toEqual(['[UNK]']);
    expect(pieces('𠮷'.repeat(100))).toHaveLength(100);
    expect(pieces('𠮷'.repeat(101))).toEqual(['[UNK]']);
  });

  it('never cuts a surrogate pair, and takes combining marks as characters', () => {
    expect(wordPiece.split('𠮷𠮷').map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(pieces('が゛')).toEqual(['が', '##゛']);
    expect(pieces('か\u3099')).toEqual(['[UNK]']);
  });
});
