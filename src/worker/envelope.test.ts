import { expose, wrap } from 'comlink';
import { expect, test } from 'vitest';
import { JmedError, TooLongError } from '../engine/errors.ts';
import { carryErrors } from './envelope.ts';

carryErrors();

/** Both ends of a real channel, as between page and worker. */
function connected<T extends object>(api: T) {
  const { port1, port2 } = new MessageChannel();
  expose(api, port1);
  return { remote: wrap<T>(port2), close: () => port1.close() };
}

test('an error of the engine crosses with its code and values', async () => {
  const { remote, close } = connected({
    predict: (): void => {
      throw new TooLongError(300, 256);
    },
  });
  const error: unknown = await remote.predict().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(JmedError);
  expect(error).toMatchObject({ code: 'too-long', params: { tokens: 300, limit: 256, over: 44 } });
  close();
});

test('anything else that is thrown crosses as unexpected, with what it said', async () => {
  const { remote, close } = connected({
    defect: (): void => {
      throw new TypeError('x is undefined');
    },
    odd: async () => Promise.reject('a string'),
  });
  await expect(remote.defect()).rejects.toMatchObject({
    code: 'unexpected',
    params: { detail: 'TypeError: x is undefined' },
  });
  await expect(remote.odd()).rejects.toMatchObject({ code: 'unexpected', params: { detail: 'a string' } });
  close();
});
