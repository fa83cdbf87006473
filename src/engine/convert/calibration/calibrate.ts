import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { CancelledError } from '../../errors.ts';
import type { OnProgress } from '../../io.ts';
import { Encoder } from './encoder.ts';
import type { Moments } from './moments.ts';
import { Products } from './products.ts';
import { calibrationBatch } from './sequences.ts';

/** The moments of each matrix's inputs, by the matrix's name in the checkpoint. */
export type Calibration = ReadonlyMap<string, Moments>;

export interface CalibrateOptions {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/**
 * Runs the checkpoint in fp32 on made-up sequences, a layer at a time, to learn what inputs its matrices are given: that
 * tells which rounding errors matter, and how one can make up for another.
 * @throws BadCheckpointError, CancelledError
 */
export async function calibrate(
  checkpoint: Checkpoint,
  { onProgress, signal }: CalibrateOptions = {},
): Promise<Calibration> {
  const batch = await calibrationBatch(checkpoint);
  const encoder = new Encoder(checkpoint, new Products(), batch.length);
  const { num_hidden_layers: layers, hidden_size: hidden, intermediate_size: intermediate } = checkpoint.config;
  const layerBytes = 4 * hidden * (4 * hidden + 2 * intermediate);
  let x = await encoder.embed(batch);
  for (let n = 0; n < layers; n++) {
    if (signal?.aborted) throw new CancelledError();
    x = await encoder.layer(n, x);
    onProgress?.({ what: 'calibration', loaded: (n + 1) * layerBytes, total: layers * layerBytes });
  }
  await encoder.head(x);
  return encoder.moments;
}
