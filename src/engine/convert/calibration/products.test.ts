import { expect, it } from 'vitest';
import { randomOf } from '../../random.ts';
import { expOfNegative, gelu } from './exponential.ts';
import { momentsOf } from './moments.ts';
import { Products } from './products.ts';

const random = randomOf(5);
const matrix = (rows: number, width: number) => Float32Array.from({ length: rows * width }, () => random() - 0.5);

it.each([
  [4, 2, 4],
  [12, 6, 32],
  // More columns than are copied in at a time, and more memory than the first page.
  [64, 600, 96],
])('multiplies %d rows by %d of width %d', (rows, columns, width) => {
  const [x, w] = [matrix(rows, width), matrix(columns, width)];
  const product = new Products().transposed(x, w, width);
  expect(product).toHaveLength(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += (x[row * width + i] ?? 0) * (w[column * width + i] ?? 0);
      expect(Math.abs((product[row * columns + column] ?? 0) - sum)).toBeLessThan(1e-5);
    }
  }
});

it('gives the same for a small product after a large one', () => {
  const products = new Products();
  const [x, w] = [matrix(4, 8), matrix(2, 8)];
  const before = products.transposed(x, w, 8);
  products.transposed(matrix(256, 512), matrix(512, 512), 512);
  expect(products.transposed(x, w, 8)).toEqual(before);
});

it('refuses what its tiles do not divide', () => {
  expect(() => new Products().transposed(matrix(3, 8), matrix(2, 8), 8)).toThrow(RangeError);
  expect(() => new Products().transposed(matrix(4, 6), matrix(2, 6), 6)).toThrow(RangeError);
});

it('takes the moments of inputs in groups, the last one shorter', () => {
  const x = matrix(8, 160);
  const { groups } = momentsOf(new Products(), x, 160);
  expect(groups.map(({ length }) => length)).toEqual([128 * 128, 32 * 32]);
  let expected = 0;
  for (let token = 0; token < 8; token++) expected += (x[token * 160 + 130] ?? 0) * (x[token * 160 + 159] ?? 0);
  expect(groups[1]?.[2 * 32 + 31]).toBeCloseTo(expected, 5);
});

it('computes the exponential and GELU as the mathematics has them', () => {
  for (let x = -50; x <= 0; x += 0.37) expect(expOfNegative(x) / Math.exp(x)).toBeCloseTo(1, 11);
  expect(expOfNegative(-1000)).toBe(0);
  // Φ(1), Φ(2) from tables.
  expect(gelu(1)).toBeCloseTo(0.8413447, 6);
  expect(gelu(-2)).toBeCloseTo(-2 * 0.0227501, 6);
  expect(gelu(0)).toBe(0);
});
