/** A matrix of 8-bit codes, a scale and a zero point a column: value = (code − zero) · scale. */
export interface QuantizedColumns {
  /** Inputs × columns, row after row. */
  readonly codes: Uint8Array<ArrayBuffer>;
  readonly scales: Float32Array<ArrayBuffer>;
  readonly zeros: Uint8Array<ArrayBuffer>;
}

/**
 * Rounds each row of a matrix to 8 bits over its own range, and writes it as a column.
 * @param values rows × width
 * @param firstColumn where the first row goes
 */
export function quantizeRowsToColumns(
  values: Float32Array,
  width: number,
  { codes, scales, zeros }: QuantizedColumns,
  firstColumn: number,
): void {
  const columns = scales.length;
  for (let start = 0, column = firstColumn; start < values.length; start += width, column++) {
    let low = 0;
    let high = 0;
    for (let i = start; i < start + width; i++) {
      const value = values[i] ?? 0;
      if (value < low) low = value;
      else if (value > high) high = value;
    }
    const scale = Math.fround((high - low) / 255) || 1;
    const zero = Math.round(-low / scale);
    scales[column] = scale;
    zeros[column] = zero;
    for (let i = start, at = column; i < start + width; i++, at += columns) {
      codes[at] = Math.max(0, Math.min(255, Math.round((values[i] ?? 0) / scale) + zero));
    }
  }
}
