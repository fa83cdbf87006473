/**
 * Rows of different lengths with their ranks by both measures, ordered by one; of equal ones the earlier goes first.
 * @param raw a row's log-probability
 * @param mean the same a piece
 */
export function byRank<Row>(
  rows: readonly Row[],
  raw: (row: Row) => number,
  mean: (row: Row) => number,
  order: 'raw' | 'mean',
): (Row & { readonly rawRank: number; readonly meanRank: number })[] {
  const rawOrder = rows.toSorted((a, b) => raw(b) - raw(a));
  const meanOrder = rows.toSorted((a, b) => mean(b) - mean(a));
  const rawRanks = new Map(rawOrder.map((row, index) => [row, index + 1]));
  const meanRanks = new Map(meanOrder.map((row, index) => [row, index + 1]));
  return (order === 'raw' ? rawOrder : meanOrder).map((row) => ({
    ...row,
    rawRank: rawRanks.get(row) as number,
    meanRank: meanRanks.get(row) as number,
  }));
}
