/** Where a run computes: the inputs `positions` and `mask_positions` of a converted graph. */
export interface Places {
  /** B × P flattened positions (row · S + column) of which the last layer is computed, row after row. */
  readonly positions: readonly number[];
  /** M places in the flattened B·P: those the head is computed at. */
  readonly masks: readonly number[];
}

/**
 * The fewest positions that hold all masks: as many in each row of the batch as the row with most masks has, the others
 * filled up with their first token's.
 * @param maskPositions flattened (row · S + column), in any order
 * @param length S
 */
export function placesOf(maskPositions: readonly number[], batch: number, length: number): Places {
  const rows: number[][] = Array.from({ length: batch }, () => []);
  const found = maskPositions.map((position) => {
    const row = Math.floor(position / length);
    const masks = rows[row];
    if (masks === undefined) throw new RangeError(`Position ${position} is in none of ${batch} rows of ${length}`);
    return { row, place: masks.push(position) - 1 };
  });
  const width = Math.max(1, ...rows.map((row) => row.length));
  const positions = rows.flatMap((row, n) => [...row, ...Array<number>(width - row.length).fill(n * length)]);
  return { positions, masks: found.map(({ row, place }) => row * width + place) };
}
