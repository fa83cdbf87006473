/** Probabilities of `logits` over the whole vocabulary, in double precision; the highest logit is taken off first. */
export function softmax(logits: Float32Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > highest) highest = logit;
  const probabilities = new Float64Array(logits.length);
  let sum = 0;
  for (let id = 0; id < logits.length; id++) {
    const power = Math.exp((logits[id] as number) - highest);
    probabilities[id] = power;
    sum += power;
  }
  for (let id = 0; id < probabilities.length; id++) probabilities[id] = (probabilities[id] as number) / sum;
  return probabilities;
}
