/** The bench's page: a worker for each side, asked in turn. */

import { interleaved, type Side, type Timing } from './interleaved.ts';
import { ask } from './page-protocol.ts';

export interface PageTask {
  readonly lengths: readonly number[];
  readonly rounds: number;
  /** Of each side but the one that chooses for itself. */
  readonly threads: number;
}

const ITS_OWN_CHOICE = 0;

async function measure({ lengths, rounds, threads }: PageTask): Promise<Timing[]> {
  const own = await load('own-worker', threads);
  const peer = await load('transformers-worker', threads);
  const untuned = await load('transformers-worker', ITS_OWN_CHOICE);
  const side = (name: string, masks: number, worker: Worker): Side => ({
    name,
    masks,
    run: async (ids, at) => {
      await ask(worker, { ids, masks: at });
    },
  });
  const sides = [
    side('JMed Mask q8', 1, own),
    side('JMed Mask q8', 4, own),
    side('transformers.js q8', 1, peer),
    side('transformers.js q8, threads as it comes', 1, untuned),
  ];
  return interleaved(sides, lengths, rounds);
}

async function load(name: string, threads: number): Promise<Worker> {
  const worker = new Worker(`/page/${name}.js`, { type: 'module' });
  await ask(worker, { threads });
  return worker;
}

Object.assign(globalThis, { measure });
