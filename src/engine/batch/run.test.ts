import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { CancelledError, RuntimeError } from '../errors.ts';
import type { FillMask } from '../fill-mask/fill-mask.ts';
import { surprisal } from '../surprisal/surprisal.ts';
import type { BadRow, InputRow } from './outcome.ts';
import { readRows } from './rows.ts';
import { type BatchOptions, type BatchProgress, runBatch } from './run.ts';

const FILE = 'この[MASK]は。\nマスクなし\n\n肺の[MASK]。\n';

let tiny: FillMask;
beforeAll(async () => {
  tiny = await fillMaskOf('fixtures/tiny/checkpoint', 'fp32');
});

async function fill(rows: readonly (InputRow | BadRow)[], options: BatchOptions = {}) {
  const outcomes = [];
  for await (const outcome of runBatch(rows, (text) => tiny.predict(text), options)) outcomes.push(outcome);
  return outcomes;
}

describe('runBatch', () => {
  it('gives each row what it gives alone, reports those that fail and goes on', async () => {
    const told: BatchProgress[] = [];
    const rows = readRows(FILE, { format: 'lines' });
    const outcomes = await fill(rows, { onProgress: (progress) => told.push(progress) });
    expect(outcomes.map(({ line, error }) => [line, error?.code])).toEqual([
      [1, undefined],
      [2, 'no-mask'],
      [3, 'empty'],
      [4, undefined],
    ]);
    expect(outcomes[3]?.result?.masks).toEqual((await tiny.predict('肺の[MASK]。')).masks);
    expect(told.map(({ done, failed }) => [done, failed])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 2],
    ]);
    expect(told[0]?.total).toBe(4);
  });

  it('does any job, and passes on rows that could not be read', async () => {
    const rows = readRows('text\n肺癌。\n"胃癌。', { format: 'csv' });
    const found = [];
    for await (const outcome of runBatch(rows, (text) => surprisal(tiny, text))) found.push(outcome);
    expect(found.map(({ result, error }) => result?.tokens.length ?? error?.code)).toEqual([3, 'bad-row']);
  });

  it('stops between rows when asked, and goes on from there to the same end', async () => {
    const rows = readRows(FILE, { format: 'lines' });
    const stop = new AbortController();
    const before: Awaited<ReturnType<typeof fill>> = [];
    const stopped = async () => {
      for await (const outcome of runBatch(rows, (text) => tiny.predict(text), { signal: stop.signal })) {
        before.push(outcome);
        if (before.length === 2) stop.abort();
      }
    };
    await expect(stopped()).rejects.toThrow(CancelledError);
    expect(before).toHaveLength(2);
    expect([...before, ...(await fill(rows, { start: before.length }))]).toEqual(await fill(rows));
  });

  it('ends when the model is gone, since every other row would fail alike', async () => {
    const gone = await fillMaskOf('fixtures/tiny/checkpoint', 'q8');
    await gone.model.release();
    const batch = runBatch(readRows(FILE, { format: 'lines' }), (text) => gone.predict(text));
    await expect(batch.next()).rejects.toThrow(RuntimeError);
  });
});
