import { assert, integer, property } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { CancelledError } from '../errors.ts';
import type { FillMask } from '../fill-mask/fill-mask.ts';
import { runSizes, runVariants, type VariantRun } from './variants.ts';

describe('runSizes', () => {
  it('covers every sequence in even runs of a bounded number of tokens', () => {
    assert(
      property(integer({ min: 0, max: 600 }), integer({ min: 1, max: 512 }), (count, length) => {
        const sizes = runSizes(count, length);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        for (const size of sizes) expect(size === 1 || size * length <= 512 || count === 0).toBe(true);
      }),
    );
  });

  it('runs a few short sequences at once, and many in two', () => {
    expect(runSizes(15, 12)).toEqual([15]);
    expect(runSizes(17, 12)).toEqual([8, 9]);
    expect(runSizes(3, 300)).toEqual([1, 1, 1]);
  });
});

describe('runVariants', () => {
  let tiny: FillMask;
  beforeAll(async () => {
    tiny = await fillMaskOf('fixtures/tiny/checkpoint', 'fp32');
  });

  it('gives each variant the logits it has alone, several positions of it too', async () => {
    const { model, tokenizer } = tiny;
    const { ids } = tokenizer.encode('ＣＴで右肺に結節を認めたため、精査目的に入院した。');
    const variants = Array.from(ids, (_, at) => ({
      ids: ids.slice().fill(tokenizer.maskId, at, at + 1),
      positions: at % 2 === 0 ? [at] : [at, 0],
    }));
    const runs: VariantRun[] = [];
    for await (const run of runVariants(model, variants)) runs.push(run);
    expect(runs.length).toBeGreaterThan(1);
    for (const { first, logits } of runs) {
      for (const [at, found] of logits.entries()) {
        const { ids: row, positions } = variants[first + at] as (typeof variants)[number];
        const alone = await model.logits(row, 1, positions);
        expect(found.length).toBe(alone.length);
        let furthest = 0;
        for (const [id, value] of alone.entries()) furthest = Math.max(furthest, Math.abs(value - (found[id] ?? 0)));
        expect(furthest).toBeLessThan(1e-4);
      }
    }
  });

  it('runs nothing when it is cancelled already, or there is nothing', async () => {
    const ids = Int32Array.of(2, 4, 3);
    const cancelled = runVariants(tiny.model, [{ ids, positions: [1] }], { signal: AbortSignal.abort() });
    await expect(cancelled.next()).rejects.toThrow(CancelledError);
    expect(await runVariants(tiny.model, []).next()).toMatchObject({ done: true });
  });
});
