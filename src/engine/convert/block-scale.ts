/** How values are rounded in blocks that share a scale: value = (code − zero) · scale. */
export interface BlockFormat {
  readonly bits: 4 | 8;
  /** Values of a block. */
  readonly block: number;
  /** Scales are stored as fp16: values are rounded by what is stored. */
  readonly halfScales: boolean;
  /** Each block has its own zero (4 bits only); else it is the middle of the codes. */
  readonly zeroPoints: boolean;
}

export interface BlockScale {
  readonly scale: number;
  readonly zero: number;
}

const middleOf = (bits: 4 | 8): number => (bits === 8 ? 128 : 8);

/** Steps tried, as shares of the one that covers the range. */
const FACTORS = [1.07, 1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64];

/**
 * The scale for a block, and its zero. In 8 bits the value farthest from zero takes the lowest code exactly, which uses the
 * whole range whatever its sign (the scale is negative when it is positive). In 4 bits, where a few values near the ends
 * should not cost the others their precision, the best of that and several others by the sum of squared errors.
 */
export function blockScale(values: ArrayLike<number>, start: number, format: BlockFormat): BlockScale {
  const { bits, block } = format;
  const middle = middleOf(bits);
  let low = 0;
  let high = 0;
  for (let i = start; i < start + block; i++) {
    const value = values[i] ?? 0;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  const plain = { scale: stored((-low >= high ? -low : -high) / middle, format), zero: middle };
  if (bits === 8 || plain.scale === 0) return plain;
  const search = new Search(values, start, block);
  for (const factor of FACTORS) {
    if (format.zeroPoints) {
      const step = ((high - low) / 15) * factor;
      const centre = Math.floor(8 - (low + high) / 2 / step);
      for (let zero = centre - 1; zero <= centre + 1; zero++) search.tryOut(step, zero);
    } else {
      search.tryOut(plain.scale * factor, middle);
      search.tryOut(-plain.scale * factor, middle);
    }
  }
  const found = { scale: stored(search.scale, format), zero: search.zero };
  return squaredError(values, start, block, found) < squaredError(values, start, block, plain) ? found : plain;
}

/** The nearest code. */
export function codeOf(value: number, { scale, zero }: BlockScale, bits: 4 | 8): number {
  if (scale === 0) return zero;
  return Math.max(0, Math.min(2 * middleOf(bits) - 1, Math.floor(value / scale + 0.5) + zero));
}

/** The best scale so far; with the codes that one gives, least squares tell the scale that suits them best. */
class Search {
  scale = 0;
  zero = 8;
  #gained = 0;
  readonly #values: ArrayLike<number>;
  readonly #start: number;
  readonly #end: number;

  constructor(values: ArrayLike<number>, start: number, block: number) {
    this.#values = values;
    this.#start = start;
    this.#end = start + block;
  }

  tryOut(scale: number, zero: number): void {
    if (scale === 0 || zero < 0 || zero > 15) return;
    const inverse = 1 / scale;
    const lowest = -zero;
    const highest = 15 - zero;
    let product = 0;
    let squares = 0;
    for (let i = this.#start; i < this.#end; i++) {
      const value = this.#values[i] ?? 0;
      const code = Math.max(lowest, Math.min(highest, Math.floor(value * inverse + 0.5)));
      product += value * code;
      squares += code * code;
    }
    // By how much these codes can make the sum of squares less.
    const gain = squares === 0 ? 0 : (product * product) / squares;
    if (gain <= this.#gained) return;
    this.#gained = gain;
    this.scale = product / squares;
    this.zero = zero;
  }
}

function squaredError(values: ArrayLike<number>, start: number, block: number, chosen: BlockScale): number {
  let sum = 0;
  for (let i = start; i < start + block; i++) {
    const value = values[i] ?? 0;
    const error = value - (codeOf(value, chosen, 4) - chosen.zero) * chosen.scale;
    sum += error * error;
  }
  return sum;
}

/** The number that is stored for a scale. */
function stored(scale: number, { halfScales }: BlockFormat): number {
  const single = Math.fround(scale);
  if (!halfScales) return single;
  // Below 2⁻¹⁴ halves are multiples of 2⁻²⁴; above, they have 11 significant bits (Dekker's splitting leaves as many).
  if (Math.abs(single) < 2 ** -14) return Math.round(single * 2 ** 24) / 2 ** 24;
  const split = single * (2 ** 42 + 1);
  return split - (split - single);
}
