import type { Products } from './products.ts';

/** Inputs of a linear layer whose rounding errors make up for each other; full matrices of 3,072 inputs take too long. */
const GROUP = 128;

/** Second moments of a linear layer's inputs, within groups of GROUP that follow each other (the last may be shorter). */
export interface Moments {
  readonly inputs: number;
  /** Of each group the matrix Σ x·xᵀ over tokens, [size, size]. */
  readonly groups: readonly Float32Array[];
}

/** @param x [tokens, inputs], both multiples of 4 */
export function momentsOf(products: Products, x: Float32Array, inputs: number): Moments {
  const tokens = x.length / inputs;
  const groups: Float32Array[] = [];
  for (let first = 0; first < inputs; first += GROUP) {
    const size = Math.min(GROUP, inputs - first);
    const columns = new Float32Array(size * tokens);
    for (let token = 0; token < tokens; token++) {
      for (let i = 0; i < size; i++) columns[i * tokens + token] = x[token * inputs + first + i] ?? 0;
    }
    groups.push(products.transposed(columns, columns, tokens));
  }
  return { inputs, groups };
}
