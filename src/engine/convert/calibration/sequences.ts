import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { NAMES } from '../../checkpoint/names.ts';
import { randomOf } from '../../random.ts';
import { Vocab } from '../../wordpiece/vocab.ts';
import type { TokenBatch } from './encoder.ts';
import { expOfNegative } from './exponential.ts';

const SEQUENCES = 64;
const LENGTH = 32;
/** One token in so many is masked. */
const MASKED = 8;

/**
 * Sequences of tokens drawn by their frequency, which the head's bias tells: no text is needed, so any checkpoint can be
 * calibrated, and always on the same sequences.
 * @throws BadCheckpointError when the vocabulary lacks [CLS], [SEP] or [MASK]
 */
export async function calibrationBatch(checkpoint: Checkpoint): Promise<TokenBatch> {
  const vocab = Vocab.parse(checkpoint.vocabBytes);
  const [cls, sep, mask] = [vocab.requiredId('[CLS]'), vocab.requiredId('[SEP]'), vocab.requiredId('[MASK]')];
  const draw = drawerOf(await checkpoint.read(NAMES.decoderBias));
  const length = Math.min(LENGTH, checkpoint.config.max_position_embeddings);
  const random = randomOf(1);
  const ids = new Int32Array(SEQUENCES * length);
  for (let i = 0; i < ids.length; i++) {
    const column = i % length;
    if (column === 0) ids[i] = cls;
    else if (column === length - 1) ids[i] = sep;
    else ids[i] = random() * MASKED < 1 ? mask : draw(random());
  }
  return { ids, length };
}

/** @returns a token id for a number in [0, 1) */
function drawerOf(logits: Float32Array): (share: number) => number {
  let top = -Infinity;
  for (const logit of logits) if (logit > top) top = logit;
  let sum = 0;
  const sums = Float64Array.from(logits, (logit) => {
    sum += expOfNegative(logit - top);
    return sum;
  });
  return (share) => {
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > share * sum) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
