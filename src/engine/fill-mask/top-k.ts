/** The k highest values' indices, highest first; of equal values the lower index first. */
export function topK(values: ArrayLike<number>, k: number): Int32Array {
  const size = Math.max(0, Math.min(k, values.length));
  const best = new Int32Array(size);
  let count = 0;
  for (let index = 0; index < values.length && size > 0; index++) {
    const value = values[index] as number;
    if (count === size && value <= (values[best[count - 1] as number] as number)) continue;
    // Where the value belongs: after all that are at least as high.
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[best[middle] as number] as number) >= value) low = middle + 1;
      else high = middle;
    }
    if (count < size) count += 1;
    best.copyWithin(low + 1, low, count - 1);
    best[low] = index;
  }
  return best;
}
