import type { Jobs } from './jobs.ts';
import { surprisalMethods } from './surprisal.ts';
import { whyMethods } from './why.ts';

/**
 * What can be asked of a sentence beside its predictions. Each method takes the number by which it can be cancelled first, and may run
 * while others do: their runs take turns.
 */
export const analysisMethods = (jobs: Jobs) => ({
  ...whyMethods(jobs),
  ...surprisalMethods(jobs),
  async cancel(id: number): Promise<void> {
    jobs.cancel(id);
  },
});
