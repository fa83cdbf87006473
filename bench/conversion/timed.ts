import { openCheckpoint } from '../../src/engine/checkpoint/checkpoint.ts';
import { convert } from '../../src/engine/convert/convert.ts';
import { digestFile } from '../../src/engine/convert/digest.ts';
import type { Dtype } from '../../src/engine/convert/dtypes.ts';
import type { FileSink, FileSource } from '../../src/engine/io.ts';

export interface Timed {
  /** Reading the weights' file and taking its sha256, as is done while it is downloaded. */
  readonly digestMs: number;
  /** From opening the checkpoint to the manifest, the sha256 of what is written included. */
  readonly convertMs: number;
  /** Graph and weights. */
  readonly bytes: number;
  /** Of the weights written. */
  readonly sha256: string;
}

/** @param weights the name of the weights' file */
export async function timeConversion(
  source: FileSource,
  weights: string,
  sink: FileSink,
  dtype: Dtype,
): Promise<Timed> {
  const started = performance.now();
  await digestFile(source, weights);
  const digested = performance.now();
  const options = { dtypes: [dtype], name: 'base', source, sourceFiles: [] };
  const { models } = await convert(await openCheckpoint(source), sink, options);
  const convertMs = performance.now() - digested;
  const [model] = models;
  if (model === undefined) throw new Error(`${dtype} was not converted`);
  const bytes = model.graph.bytes + model.data.bytes;
  return { digestMs: digested - started, convertMs, bytes, sha256: model.data.sha256 };
}
