import { expOfNegative } from './exponential.ts';

export interface AttentionShape {
  /** Tokens of a sequence; sequences follow each other. */
  readonly length: number;
  readonly hidden: number;
  readonly heads: number;
}

/**
 * Attention of every token to all of its sequence.
 * @param q [tokens, hidden], as are k and v
 * @returns [tokens, hidden]
 */
export function attend(
  q: Float32Array,
  k: Float32Array,
  v: Float32Array,
  { length, hidden, heads }: AttentionShape,
): Float32Array<ArrayBuffer> {
  const width = hidden / heads;
  const divisor = Math.sqrt(width);
  const out = new Float32Array(q.length);
  const scores = new Float64Array(length);
  for (let sequence = 0; sequence < q.length; sequence += length * hidden) {
    for (let head = sequence; head < sequence + hidden; head += width) {
      for (let from = 0; from < length; from++) {
        const at = head + from * hidden;
        for (let to = 0; to < length; to++) {
          let sum = 0;
          for (let i = 0; i < width; i++) sum += (q[at + i] ?? 0) * (k[head + to * hidden + i] ?? 0);
          scores[to] = sum / divisor;
        }
        normalize(scores);
        for (let to = 0; to < length; to++) {
          const share = scores[to] ?? 0;
          for (let i = 0; i < width; i++) out[at + i] = (out[at + i] ?? 0) + share * (v[head + to * hidden + i] ?? 0);
        }
      }
    }
  }
  return out;
}

/** Softmax in place. */
function normalize(scores: Float64Array): void {
  let top = -Infinity;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (const [i, score] of scores.entries()) {
    const power = expOfNegative(score - top);
    scores[i] = power;
    sum += power;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum;
}
