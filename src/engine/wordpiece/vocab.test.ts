import { describe, expect, it } from 'vitest';
import { BadCheckpointError } from '../errors.ts';
import { Vocab } from './vocab.ts';

const parse = (text: string) => Vocab.parse(new TextEncoder().encode(text));

describe('Vocab', () => {
  it('ends lines at \\n, \\r\\n and \\r, and not at U+2028 or U+0085', () => {
    const vocab = parse('a\nb\r\nc\rd\u2028e\u0085f');
    expect([vocab.size, vocab.id('c'), vocab.id('d\u2028e\u0085f')]).toEqual([4, 2, 3]);
  });

  it('lets the last of duplicate lines win; the earlier one’s id decodes to [UNK]', () => {
    const vocab = parse('[UNK]\n肺\n胃\n肺\n');
    expect(vocab.id('肺')).toBe(3);
    expect([vocab.token(1), vocab.token(3), vocab.token(99)]).toEqual(['[UNK]', '肺', '[UNK]']);
    expect(vocab.size).toBe(4);
  });

  it('keeps a byte order mark and empty lines', () => {
    const vocab = parse('\ufeffa\n\nb\n');
    expect([vocab.id('\ufeffa'), vocab.id(''), vocab.id('b')]).toEqual([0, 1, 2]);
  });

  it('refuses what is not UTF-8 and names a missing token', () => {
    expect(() => Vocab.parse(Uint8Array.of(0xff, 0xfe))).toThrow(BadCheckpointError);
    expect(() => parse('a\n').requiredId('[MASK]')).toThrow(/\[MASK\]/);
  });
});
