import { type Surprisal, surprisal } from '../../engine/surprisal/surprisal.ts';
import type { Jobs } from './jobs.ts';

export const surprisalMethods = (jobs: Jobs) => ({
  /** How unexpected each word of a text without masks is; told with what there is so far after each run. */
  surprisal(id: number, text: string, onPartial: (partial: Surprisal) => void): Promise<Surprisal> {
    return jobs.run(id, ({ fillMask, signal }) => surprisal(fillMask, text, { signal, onPartial }));
  },
});
