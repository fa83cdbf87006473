import { expect, test } from 'vitest';
import { RequestCount } from './request-count.ts';

function counted() {
  const counts: number[] = [];
  return { counts, requests: new RequestCount((count) => counts.push(count)) };
}

test('counts only requests that began after loading, even when earlier ones are told late', () => {
  const { counts, requests } = counted();
  requests.add([1, 2]);
  requests.loaded(100);
  requests.add([50, 99]);
  requests.add([101, 60]);
  requests.add([150, 151]);
  expect(counts).toEqual([0, 1, 3]);
});

test('begins anew when something else was loaded', () => {
  const { counts, requests } = counted();
  requests.loaded(100);
  requests.add([120]);
  requests.loaded(200);
  requests.add([180]);
  expect(counts).toEqual([0, 1, 0]);
});
