import { topK } from '../fill-mask/top-k.ts';

export interface Neighbour {
  /** Of the other vector. */
  readonly index: number;
  /** Cosine similarity, −1 to 1. */
  readonly similarity: number;
}

/** For each vector its `k` nearest others by cosine similarity, nearest first; a vector of zeros is at 0 from all. */
export function nearest(vectors: readonly Float32Array[], k: number): Neighbour[][] {
  const lengths = vectors.map((vector) => Math.sqrt(dot(vector, vector)));
  return vectors.map((vector, own) => {
    const similarities = vectors.map((other, index) => {
      if (index === own) return Number.NEGATIVE_INFINITY;
      const product = (lengths[own] as number) * (lengths[index] as number);
      return product === 0 ? 0 : dot(vector, other) / product;
    });
    const found = topK(similarities, Math.min(k, vectors.length - 1));
    return Array.from(found, (index) => ({ index, similarity: similarities[index] as number }));
  });
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
