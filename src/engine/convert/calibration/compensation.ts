import type { Moments } from './moments.ts';

/** Added to the moments' diagonal, as a share of its mean: what is known from few tokens is not trusted too far. */
const DAMPING = 0.01;

/** How the error of each input's weight is to be made up for by the weights after it, within groups of inputs. */
export interface Compensation {
  readonly inputs: number;
  /** Of each group, [size, size]: row i says what to subtract from each later weight for an error of 1 in weight i. */
  readonly groups: readonly Float64Array[];
}

export function compensationOf({ inputs, groups }: Moments): Compensation {
  return { inputs, groups: groups.map(shares) };
}

/** With the moments as R·Rᵀ (R upper triangular), the rows of R⁻¹, each divided by its diagonal. */
function shares(moments: Float32Array): Float64Array {
  const size = Math.sqrt(moments.length);
  const r = factor(damped(moments, size), size);
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    inverse[column * size + column] = 1 / (r[column * size + column] ?? 1);
    for (let row = column - 1; row >= 0; row--) {
      let sum = 0;
      for (let k = row + 1; k <= column; k++) sum += (r[row * size + k] ?? 0) * (inverse[k * size + column] ?? 0);
      inverse[row * size + column] = -sum / (r[row * size + row] ?? 1);
    }
  }
  for (let row = 0; row < size; row++) {
    const diagonal = inverse[row * size + row] ?? 1;
    for (let k = row; k < size; k++) inverse[row * size + k] = (inverse[row * size + k] ?? 0) / diagonal;
  }
  return inverse;
}

function damped(moments: Float32Array, size: number): Float64Array {
  let trace = 0;
  for (let i = 0; i < size; i++) trace += moments[i * size + i] ?? 0;
  const matrix = Float64Array.from(moments);
  // Inputs that are always zero have no say: any damping keeps their weights apart.
  const added = trace === 0 ? 1 : (DAMPING * trace) / size;
  for (let i = 0; i < size; i++) matrix[i * size + i] = (matrix[i * size + i] ?? 0) + added;
  return matrix;
}

/** The upper triangular R with R·Rᵀ = matrix: Cholesky's, begun at the last row. */
function factor(matrix: Float64Array, size: number): Float64Array {
  const r = new Float64Array(size * size);
  for (let column = size - 1; column >= 0; column--) {
    for (let row = column; row >= 0; row--) {
      let sum = matrix[row * size + column] ?? 0;
      for (let k = column + 1; k < size; k++) sum -= (r[row * size + k] ?? 0) * (r[column * size + k] ?? 0);
      r[row * size + column] = row === column ? Math.sqrt(sum) : sum / (r[column * size + column] ?? 1);
    }
  }
  return r;
}
