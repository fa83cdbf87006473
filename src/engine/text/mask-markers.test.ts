import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAtMarkers } from './mask-markers.ts';

const shown = (text: string) =>
  splitAtMarkers(text).map((segment) =>
    segment.kind === 'special' ? segment.token : text.slice(segment.start, segment.end),
  );

describe('splitAtMarkers', () => {
  it('takes the mask as people and input methods type it', () => {
    expect(shown('は[MASK]と[mask]と［ＭＡＳＫ］と［ｍａｓｋ］')).toEqual([
      'は',
      '[MASK]',
      'と',
      '[MASK]',
      'と',
      '[MASK]',
      'と',
      '[MASK]',
    ]);
  });

  it('takes the other special tokens in their own spelling only', () => {
    expect(shown('[CLS]a[SEP][PAD][UNK][cls]')).toEqual(['[CLS]', 'a', '[SEP]', '[PAD]', '[UNK]', '[cls]']);
  });

  it('finds a marker inside other brackets', () => {
    expect(shown('[[MASK]]')).toEqual(['[', '[MASK]', ']']);
  });

  it('leaves what only resembles a marker', () => {
    expect(shown('[Mask] [MASK ［MASK］')).toEqual(['[Mask] [MASK ［MASK］']);
  });

  it('covers any text with segments that adjoin: markers one by one, and text without any', () => {
    const parts = constantFrom('[MASK]', '［ＭＡＳＫ］', '[mask]', '[UNK]', '[', ']', 'MASK', '肺', '\ud83d', '［');
    const anyText = oneof(
      string({ unit: 'binary' }),
      array(parts).map((all) => all.join('')),
    );
    assert(
      property(anyText, (text) => {
        const segments = splitAtMarkers(text);
        let position = 0;
        for (const { kind, start, end } of segments) {
          expect([start, end > start]).toEqual([position, true]);
          position = end;
          expect(splitAtMarkers(text.slice(start, end))).toMatchObject([{ kind }]);
        }
        expect(position).toBe(text.length);
        expect(segments.some(({ kind }, at) => kind === 'text' && segments[at + 1]?.kind === 'text')).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
