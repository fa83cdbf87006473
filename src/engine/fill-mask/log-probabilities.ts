/** Natural logarithms of the softmax over the whole vocabulary, in double precision: finite even where the softmax is 0. */
export function logProbabilities(logits: Float32Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > highest) highest = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - highest);
  const taken = highest + Math.log(sum);
  return Float64Array.from(logits, (logit) => logit - taken);
}
