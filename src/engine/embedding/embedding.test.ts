import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { readFixtureJson } from '../../testing/fixtures.ts';
import { CancelledError, EmptyTextError, TooLongError } from '../errors.ts';
import type { FillMask } from '../fill-mask/fill-mask.ts';
import { embed, embedAll } from './embedding.ts';
import { nearest } from './nearest.ts';

/** Computed in double precision with numpy from the checkpoint's tensors. */
interface Reference {
  text: string;
  cls: number[];
  mean: number[];
}

function expectClose(found: ArrayLike<number> | undefined, expected: ArrayLike<number>): void {
  expect(found?.length).toBe(expected.length);
  for (let at = 0; at < expected.length; at++) expect(found?.[at]).toBeCloseTo(expected[at] as number, 4);
}

let tiny: FillMask;
let references: Reference[];
beforeAll(async () => {
  tiny = await fillMaskOf('fixtures/tiny/checkpoint', 'fp32');
  references = await readFixtureJson('fixtures/tiny/surprisal-and-embedding.json');
});

describe('embedding', () => {
  it.each(['cls', 'mean'] as const)('gives the vectors of a double-precision reference (%s)', async (pooling) => {
    const vectors = await embedAll(
      tiny,
      references.map(({ text }) => text),
      { pooling },
    );
    for (const [at, reference] of references.entries()) expectClose(vectors[at], reference[pooling]);
  });

  it('gives texts that share a run, in any order, what each gives alone', async () => {
    const texts = ['肺癌。', 'ＣＴで右肺に結節を認めた。', '胃癌。', '肝癌。', 'ＣＴで左肺に結節を認めた。'];
    const done: number[] = [];
    const together = await embedAll(tiny, texts, { onProgress: (count) => done.push(count) });
    for (const [at, text] of texts.entries()) expectClose(together[at], await embed(tiny, text));
    expect(done.length).toBeLessThan(texts.length);
    expect(done.at(-1)).toBe(texts.length);
  });

  it('scales to length 1 when asked', async () => {
    const plain = await embed(tiny, '肺癌。');
    const unit = await embed(tiny, '肺癌。', { normalize: true });
    expect(Math.hypot(...unit)).toBeCloseTo(1, 6);
    const length = Math.hypot(...plain);
    expectClose(
      unit,
      plain.map((value) => value / length),
    );
  });

  it('refuses empty and too long texts, and stops when asked', async () => {
    await expect(embed(tiny, '')).rejects.toThrow(EmptyTextError);
    await expect(embed(tiny, '肺'.repeat(140))).rejects.toThrow(TooLongError);
    await expect(embed(tiny, '肺癌。', { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
  });
});

describe('nearest', () => {
  it('ranks the others by cosine similarity, whatever their lengths', () => {
    const vectors = [
      [1, 0],
      [10, 1],
      [0, 3],
      [-1, 0],
    ].map((values) => Float32Array.from(values));
    const [first] = nearest(vectors, 2);
    expect(first?.map(({ index }) => index)).toEqual([1, 2]);
    expect(first?.[0]?.similarity).toBeCloseTo(10 / Math.sqrt(101), 6);
    expect(nearest(vectors, 10).map(({ length }) => length)).toEqual([3, 3, 3, 3]);
  });

  it('puts a vector of zeros at 0 from all, and has none for a vector alone', () => {
    const zero = new Float32Array(2);
    expect(nearest([zero, Float32Array.of(1, 1)], 1)[0]).toEqual([{ index: 1, similarity: 0 }]);
    expect(nearest([zero], 3)).toEqual([[]]);
  });

  it('finds the sentence that differs least, of the embedded model', async () => {
    const mini = await fillMaskOf('models/jmed-mini', 'fp32');
    const vectors = await embedAll(mini, [
      '胸部ＣＴで右肺に結節を認めた。',
      '母は高血圧で内服中である。',
      '胸部ＣＴで左肺に結節を認めた。',
    ]);
    expect(nearest(vectors, 1).map(([row]) => row?.index)).toEqual([2, expect.any(Number), 0]);
  });
});
