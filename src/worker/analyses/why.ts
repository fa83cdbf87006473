import { type Saliency, saliency } from '../../engine/fill-mask/saliency.ts';
import type { Jobs } from './jobs.ts';

export interface WhyOptions {
  /** Which of the text's masks, from 0. */
  readonly mask: number;
  /** The prediction to explain. */
  readonly token: number;
}

export const whyMethods = (jobs: Jobs) => ({
  /** Occlusion saliency; told with what there is so far after each run. */
  why(id: number, text: string, options: WhyOptions, onPartial: (partial: Saliency) => void): Promise<Saliency> {
    return jobs.run(id, ({ fillMask, signal }) => saliency(fillMask, text, { ...options, signal, onPartial }));
  },
});
