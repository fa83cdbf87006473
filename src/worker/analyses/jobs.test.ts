import { beforeAll, expect, test } from 'vitest';
import { CancelledError, UsageError } from '../../engine/errors.ts';
import type { FillMask } from '../../engine/fill-mask/fill-mask.ts';
import { saliency } from '../../engine/fill-mask/saliency.ts';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { Reader } from '../reader.ts';
import { Jobs } from './jobs.ts';

let tiny: FillMask;
beforeAll(async () => {
  tiny = await fillMaskOf('fixtures/tiny/checkpoint', 'fp32');
});

function jobs(model = true): Jobs {
  const reader = new Reader(tiny.tokenizer, []);
  return new Jobs({ reader: async () => reader, model: () => (model ? tiny.model : undefined) });
}

test('a job has a model, a tokenizer and an end', async () => {
  const found = await jobs().run(1, ({ fillMask, signal }) => saliency(fillMask, '肺炎の[MASK]', { signal }));
  expect(found.words).toHaveLength(found.total);
  await expect(jobs(false).run(1, async () => {})).rejects.toThrow(UsageError);
});

test('a message that cancels a job is heard between its runs, and the others go on', async () => {
  const running = jobs();
  let runs = 0;
  const endless = (id: number) =>
    running.run(id, async ({ fillMask }) => {
      for (; runs < 10_000; runs++) await fillMask.predict('肺炎の[MASK]');
    });
  const long = endless(1);
  const short = running.run(2, ({ fillMask }) => fillMask.predict('肺炎の[MASK]'));
  // As a message comes: in a task of its own.
  setTimeout(() => running.cancel(1), 20);
  await expect(long).rejects.toThrow(CancelledError);
  expect(runs).toBeLessThan(10_000);
  expect((await short).masks).toHaveLength(1);
});
