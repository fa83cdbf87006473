import { expect, test } from 'vitest';
import { CancelledError } from '../engine/errors.ts';
import { RunQueue } from './run-queue.ts';

/** A job whose end the test decides. */
function controlled<T>() {
  let finish: (value: T) => void = () => {};
  let fail: (error: Error) => void = () => {};
  let started = false;
  const promise = new Promise<T>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const job = () => {
    started = true;
    return promise;
  };
  return { job, finish, fail, isStarted: () => started };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

test('runs one job at a time', async () => {
  const queue = new RunQueue();
  const first = controlled<string>();
  const second = controlled<string>();
  const a = queue.run('left', first.job);
  const b = queue.run('right', second.job);
  await turn();
  expect(first.isStarted()).toBe(true);
  expect(second.isStarted()).toBe(false);
  first.finish('a');
  expect(await a).toBe('a');
  await turn();
  expect(second.isStarted()).toBe(true);
  second.finish('b');
  expect(await b).toBe('b');
});

test('a newer job replaces the one that waits for the same view, which rejects as cancelled', async () => {
  const queue = new RunQueue();
  const running = controlled<number>();
  const older = controlled<number>();
  const newest = controlled<number>();
  const a = queue.run('sentence', running.job);
  const b = queue.run('sentence', older.job);
  const c = queue.run('sentence', newest.job);
  await expect(b).rejects.toBeInstanceOf(CancelledError);
  running.finish(1);
  newest.finish(3);
  expect(await a).toBe(1);
  expect(await c).toBe(3);
  expect(older.isStarted()).toBe(false);
});

test('views take turns', async () => {
  const queue = new RunQueue();
  const order: string[] = [];
  const job = (name: string) => async () => {
    order.push(name);
  };
  const first = controlled<void>();
  const all = [
    queue.run('left', first.job),
    queue.run('left', job('left')),
    queue.run('right', job('right')),
    queue.run('left', job('left again')).catch(() => {}),
  ];
  all[1]?.catch(() => {});
  first.finish();
  await Promise.allSettled(all);
  expect(order).toEqual(['left again', 'right']);
});

test('a rejected or throwing job does not stop the next', async () => {
  const queue = new RunQueue();
  const failing = controlled<number>();
  const a = queue.run('sentence', failing.job);
  const b = queue.run('other', () => {
    throw new Error('at once');
  });
  const c = queue.run('third', async () => 3);
  failing.fail(new Error('later'));
  await expect(a).rejects.toThrow('later');
  await expect(b).rejects.toThrow('at once');
  expect(await c).toBe(3);
});

test('clearing rejects what waits and lets what runs go on', async () => {
  const queue = new RunQueue();
  const running = controlled<number>();
  const a = queue.run('sentence', running.job);
  const b = queue.run('sentence', async () => 2);
  queue.clear();
  await expect(b).rejects.toBeInstanceOf(CancelledError);
  running.finish(1);
  expect(await a).toBe(1);
});
