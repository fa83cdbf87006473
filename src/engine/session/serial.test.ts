import { expect, it } from 'vitest';
import { Serial } from './serial.ts';

it('runs jobs one at a time, in order, past one that fails', async () => {
  const serial = new Serial();
  const events: string[] = [];
  const job = (name: string, milliseconds: number) => async () => {
    events.push(`${name} starts`);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    events.push(`${name} ends`);
    if (name === 'b') throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled([
    serial.run(job('a', 20)),
    serial.run(job('b', 5)),
    serial.run(job('c', 0)),
  ]);
  expect(events).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(results[2]).toMatchObject({ value: 'c' });
});
