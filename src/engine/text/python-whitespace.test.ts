import { describe, expect, it } from 'vitest';
import { pythonSplit, pythonStrip } from './python-whitespace.ts';

describe('Python white space', () => {
  it('includes U+001C to U+001F, U+0085 and U+3000', () => {
    expect(pythonStrip('\u3000\u0085\u001c肺\u001f\n')).toBe('肺');
    expect(pythonSplit('a\u0085b\u001dc')).toEqual([
      { part: 'a', start: 0 },
      { part: 'b', start: 2 },
      { part: 'c', start: 4 },
    ]);
  });

  it('does not include U+FEFF or U+200B', () => {
    expect(pythonStrip('\ufeff肺\u200b')).toBe('\ufeff肺\u200b');
    expect(pythonSplit('a\ufeffb')).toHaveLength(1);
  });

  it('gives no parts for white space alone', () => {
    expect(pythonSplit(' \u3000\t')).toEqual([]);
  });
});
