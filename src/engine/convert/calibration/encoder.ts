import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { NAMES } from '../../checkpoint/names.ts';
import { readRows } from '../weights.ts';
import { attend } from './attention.ts';
import { gelu } from './exponential.ts';
import { type Moments, momentsOf } from './moments.ts';
import type { Products } from './products.ts';

/** Sequences of the same length, one after the other. */
export interface TokenBatch {
  readonly ids: Int32Array;
  readonly length: number;
}

/** The checkpoint's encoder in fp32, a layer at a time, taking the moments of what its matrices are given. */
export class Encoder {
  /** By the name of the matrix in the checkpoint. */
  readonly moments = new Map<string, Moments>();
  readonly #checkpoint: Checkpoint;
  readonly #products: Products;
  readonly #length: number;

  constructor(checkpoint: Checkpoint, products: Products, length: number) {
    this.#checkpoint = checkpoint;
    this.#products = products;
    this.#length = length;
  }

  /** @returns [tokens, H] */
  async embed({ ids, length }: TokenBatch): Promise<Float32Array<ArrayBuffer>> {
    const { hidden_size: hidden } = this.#checkpoint.config;
    const x = new Float32Array(ids.length * hidden);
    for await (const { first, count, values } of readRows(this.#checkpoint, [NAMES.wordEmbeddings])) {
      for (const [token, id] of ids.entries()) {
        if (id < first || id >= first + count) continue;
        x.set(values.subarray((id - first) * hidden, (id - first + 1) * hidden), token * hidden);
      }
    }
    const positions = await this.#checkpoint.read(NAMES.positionEmbeddings, 0, length);
    const type = await this.#checkpoint.read(NAMES.tokenTypeEmbeddings, 0, 1);
    for (let i = 0; i < x.length; i++) {
      x[i] = (x[i] ?? 0) + (positions[i % positions.length] ?? 0) + (type[i % hidden] ?? 0);
    }
    return this.#norm(x, NAMES.embeddingsNorm);
  }

  /** @param x [tokens, H], as is what comes back */
  async layer(n: number, x: Float32Array): Promise<Float32Array<ArrayBuffer>> {
    const { hidden_size: hidden, num_attention_heads: heads } = this.#checkpoint.config;
    const source = NAMES.layer(n);
    const self = `${source}.attention.self`;
    const [q, k, v] = await this.#linear([`${self}.query`, `${self}.key`, `${self}.value`], x, hidden);
    if (q === undefined || k === undefined || v === undefined) throw new Error('Attention has three projections');
    const attended = attend(q, k, v, { length: this.#length, hidden, heads });
    const middle = await this.#block(`${source}.attention.output`, attended, hidden, x);
    const [up] = await this.#linear([`${source}.intermediate.dense`], middle, hidden);
    if (up === undefined) throw new Error('The intermediate layer is missing');
    for (let i = 0; i < up.length; i++) up[i] = gelu(up[i] ?? 0);
    return this.#block(`${source}.output`, up, this.#checkpoint.config.intermediate_size, middle);
  }

  /** The head up to what the decoder is given, whose table's moments it takes too. */
  async head(x: Float32Array): Promise<void> {
    const { tensors, config } = this.#checkpoint;
    const [dense] = await this.#linear([NAMES.headDense], x, config.hidden_size);
    if (dense === undefined) throw new Error('The head has no matrix');
    for (let i = 0; i < dense.length; i++) dense[i] = gelu(dense[i] ?? 0);
    const decoder = tensors.has(NAMES.decoderWeight) ? NAMES.decoderWeight : NAMES.wordEmbeddings;
    const normed = await this.#norm(dense, NAMES.headNorm);
    this.moments.set(decoder, momentsOf(this.#products, normed, config.hidden_size));
  }

  /** LayerNorm(x·Wᵀ + b + skip), `source` holding `dense` and `LayerNorm`. */
  async #block(
    source: string,
    x: Float32Array,
    inputs: number,
    skip: Float32Array,
  ): Promise<Float32Array<ArrayBuffer>> {
    const [out] = await this.#linear([`${source}.dense`], x, inputs);
    if (out === undefined) throw new Error(`${source} has no matrix`);
    for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + (skip[i] ?? 0);
    return this.#norm(out, `${source}.LayerNorm`);
  }

  /** Several matrices on the same input. */
  async #linear(names: readonly string[], x: Float32Array, inputs: number): Promise<Float32Array<ArrayBuffer>[]> {
    const moments = momentsOf(this.#products, x, inputs);
    const results: Float32Array<ArrayBuffer>[] = [];
    for (const name of names) {
      this.moments.set(`${name}.weight`, moments);
      const bias = await this.#checkpoint.read(`${name}.bias`);
      const weight = await this.#checkpoint.read(`${name}.weight`);
      const out = this.#products.transposed(x, weight, inputs);
      for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + (bias[i % bias.length] ?? 0);
      results.push(out);
    }
    return results;
  }

  /** In place. */
  async #norm(x: Float32Array<ArrayBuffer>, name: string): Promise<Float32Array<ArrayBuffer>> {
    const gamma = await this.#checkpoint.read(`${name}.weight`);
    const beta = await this.#checkpoint.read(`${name}.bias`);
    const width = gamma.length;
    const { layer_norm_eps: epsilon } = this.#checkpoint.config;
    for (let row = 0; row < x.length; row += width) {
      let sum = 0;
      for (let i = row; i < row + width; i++) sum += x[i] ?? 0;
      const mean = sum / width;
      let squares = 0;
      for (let i = row; i < row + width; i++) {
        const distance = (x[i] ?? 0) - mean;
        squares += distance * distance;
      }
      const scale = 1 / Math.sqrt(squares / width + epsilon);
      for (let i = 0; i < width; i++)
        x[row + i] = ((x[row + i] ?? 0) - mean) * scale * (gamma[i] ?? 0) + (beta[i] ?? 0);
    }
    return x;
  }
}
