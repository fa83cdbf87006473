/**
 * eˣ for x ≤ 0, by IEEE operations alone: the standard leaves Math.exp's last bits to the browser, and those can change
 * how a weight is rounded.
 */
export function expOfNegative(x: number): number {
  if (x < -60) return 0;
  const r = x / 1024;
  // e^r by Taylor's series, then squared ten times.
  let power = 1;
  for (let n = 8; n > 0; n--) power = 1 + (r / n) * power;
  for (let n = 0; n < 10; n++) power *= power;
  return power;
}

/** x · Φ(x), the error function by Abramowitz and Stegun 7.1.26 (within 1.5e-7). */
export function gelu(x: number): number {
  const a = Math.abs(x) * Math.SQRT1_2;
  const t = 1 / (1 + 0.3275911 * a);
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = polynomial * expOfNegative(-a * a);
  return x >= 0 ? x * (1 - tail / 2) : (x * tail) / 2;
}
