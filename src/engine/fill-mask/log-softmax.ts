/** ln of the probability that `logits` give `id`, in double precision; the highest logit is taken off first. */
export function logProbability(logits: Float32Array, id: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > highest) highest = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - highest);
  return (logits[id] ?? Number.NaN) - highest - Math.log(sum);
}
