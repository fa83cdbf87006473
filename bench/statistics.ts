export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** @throws {RangeError} of no values at all */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  const below = sorted[Math.floor((sorted.length - 1) / 2)];
  const above = sorted[Math.ceil((sorted.length - 1) / 2)];
  if (lowest === undefined || highest === undefined || below === undefined || above === undefined) {
    throw new RangeError('No values');
  }
  return { median: (below + above) / 2, lowest, highest };
}
