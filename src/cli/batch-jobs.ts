import { embeddingShape, FILL_SHAPE, type ResultShape, SURPRISAL_SHAPE } from '../engine/batch/results.ts';
import { embed, POOLINGS } from '../engine/embedding/embedding.ts';
import type { FillMask } from '../engine/fill-mask/fill-mask.ts';
import { MASKINGS, surprisal } from '../engine/surprisal/surprisal.ts';
import { type Arguments, parseChoice, parseCount } from './arguments.ts';
import { encodeOptions } from './open-fill-mask.ts';

const JOBS = ['fill', 'surprisal', 'embed'] as const;

/** What is done with a row's text, and what its results look like. */
export interface BatchJob<Result> {
  readonly job: (text: string) => Promise<Result>;
  readonly shape: ResultShape<Result>;
}

/** @throws UsageError */
export function batchJob(options: Arguments['options'], fillMask: FillMask): BatchJob<unknown> {
  const encode = encodeOptions(options);
  const name = parseChoice('job', options.job, JOBS) ?? 'fill';
  if (name === 'surprisal') {
    const masking = parseChoice('masking', options.masking, MASKINGS);
    return untyped({
      job: (text) => surprisal(fillMask, text, { ...encode, ...(masking && { masking }) }),
      shape: SURPRISAL_SHAPE,
    });
  }
  if (name === 'embed') {
    const pooling = parseChoice('pooling', options.pooling, POOLINGS);
    const how = { ...encode, normalize: options.normalize === true, ...(pooling && { pooling }) };
    return untyped({
      job: (text) => embed(fillMask, text, how),
      shape: embeddingShape(fillMask.model.hiddenSize),
    });
  }
  const topK = parseCount('top-k', options['top-k']);
  const targets = options.targets?.split(',');
  const how = { ...encode, ...(topK && { topK }), ...(targets && { targets }) };
  return untyped({ job: (text) => fillMask.predict(text, how), shape: FILL_SHAPE });
}

/** The shape is only ever given what its own job made. */
function untyped<Result>(job: BatchJob<Result>): BatchJob<unknown> {
  return job as BatchJob<unknown>;
}
