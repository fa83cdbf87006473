import { fillPhrase, type PhraseResult } from '../../engine/fill-mask/phrase.ts';
import { type JointResult, jointFill } from '../../engine/fill-mask/span.ts';
import type { Jobs } from './jobs.ts';
import { throttled } from './throttled.ts';

export interface JointQuestion {
  /** How many fills are followed. */
  readonly beam: number;
  readonly rows: number;
  readonly wholeWord: boolean;
}

export type OnStep = (done: number, total: number) => void;

export const jointMethods = (jobs: Jobs) => ({
  /** Adjacent masks filled together. */
  joint(id: number, text: string, { beam, rows, wholeWord }: JointQuestion, onStep: OnStep): Promise<JointResult> {
    return jobs.run(id, ({ fillMask, signal }) =>
      jointFill(fillMask, text, { beam, topK: rows, wholeWord, signal, onStep: throttled(onStep) }),
    );
  },

  /** Each run of masks filled with one to `maxPieces` pieces. */
  phrase(
    id: number,
    text: string,
    { beam, rows, wholeWord, maxPieces }: JointQuestion & { readonly maxPieces: number },
    onStep: OnStep,
  ): Promise<PhraseResult> {
    return jobs.run(id, ({ fillMask, signal }) =>
      fillPhrase(fillMask, text, { beam, topK: rows, wholeWord, maxPieces, signal, onStep: throttled(onStep) }),
    );
  },
});
