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
});
