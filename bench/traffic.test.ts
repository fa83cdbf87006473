import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { listen } from '../scripts/page-server.ts';
import { watchTraffic } from './traffic.ts';

it('notes the bytes of each answer, head included, also over a connection that is used again', async () => {
  const server = createServer((request, response) => {
    response.end('x'.repeat(request.url === '/large' ? 100_000 : 10));
  });
  const take = watchTraffic(server);
  const origin = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  for (const path of ['/large', '/small', '/large']) await (await fetch(origin + path)).text();
  await sleep(50);
  const transfers = take();
  server.closeAllConnections();
  server.close();

  expect(transfers.map(({ path }) => path)).toEqual(['/large', '/small', '/large']);
  const [large = 0, small = 0, again] = transfers.map(({ bytes }) => bytes);
  expect(small).toBeGreaterThan(10);
  expect(small).toBeLessThan(1000);
  expect(large - small).toBeGreaterThanOrEqual(100_000 - 10);
  expect(again).toBe(large);
  expect(take()).toEqual([]);
});
