import { expect, test } from 'vitest';
import { FIRST_ANSWER, fromStored, toStored } from '../src/app/first-answer/first-answer.ts';
import { computeFirstAnswer } from './first-answer/compute.ts';

test('the saved first answer is what the built-in model says of the first example now', async () => {
  const now = await computeFirstAnswer();
  const shape = ({ masks, ...rest }: typeof now) => ({
    ...rest,
    masks: masks.map((rows) => rows.map(({ score: _, ...row }) => row)),
  });
  // As they are shown, in order; scores may differ in what rounding makes of them.
  expect(shape(FIRST_ANSWER)).toEqual(shape(now));
  for (const [mask, rows] of now.masks.entries()) {
    for (const [row, { score }] of rows.entries()) {
      expect(Math.abs((FIRST_ANSWER.masks[mask]?.[row]?.score ?? 1) - score)).toBeLessThan(1e-3);
    }
  }
});

test('an answer comes out of its JSON as it went in', () => {
  expect(fromStored(JSON.parse(JSON.stringify(toStored(FIRST_ANSWER))))).toEqual(FIRST_ANSWER);
});
