import { batchMethods } from './batch.ts';
import { candidateMethods } from './candidates.ts';
import { compareMethods } from './compare.ts';
import type { Jobs } from './jobs.ts';
import { jointMethods } from './joint.ts';
import { listMethods } from './list.ts';
import { surprisalMethods } from './surprisal.ts';
import { whyMethods } from './why.ts';

/**
 * What can be asked of a sentence beside its predictions. Each method takes the number by which it can be cancelled first, and may run
 * while others do: their runs take turns.
 */
export const analysisMethods = (jobs: Jobs) => ({
  ...listMethods(jobs),
  ...compareMethods(jobs),
  ...batchMethods(jobs),
  ...jointMethods(jobs),
  ...candidateMethods(jobs),
  ...whyMethods(jobs),
  ...surprisalMethods(jobs),
  async cancel(id: number): Promise<void> {
    jobs.cancel(id);
  },
});
