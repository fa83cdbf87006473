import { RuntimeError } from '../engine/errors.ts';
import type { MaskedLm, RuntimeInfo } from '../engine/session/masked-lm.ts';

/** A model that goes on with another one where its device fails: WebGPU's place is taken by WASM, once. */
export class LivingModel implements MaskedLm {
  #model: MaskedLm;
  readonly #replace: () => Promise<MaskedLm>;
  #replacing: Promise<MaskedLm> | undefined;

  constructor(model: MaskedLm, replace: () => Promise<MaskedLm>) {
    this.#model = model;
    this.#replace = replace;
  }

  get runtime(): RuntimeInfo {
    return this.#model.runtime;
  }

  get vocabSize(): number {
    return this.#model.vocabSize;
  }

  get hiddenSize(): number {
    return this.#model.hiddenSize;
  }

  get maxPositions(): number {
    return this.#model.maxPositions;
  }

  logits(inputIds: Int32Array, batch: number, maskPositions: readonly number[]): Promise<Float32Array> {
    return this.#run((model) => model.logits(inputIds, batch, maskPositions));
  }

  hiddenStates(inputIds: Int32Array, batch: number): Promise<Float32Array> {
    return this.#run((model) => model.hiddenStates(inputIds, batch));
  }

  release(): Promise<void> {
    return this.#model.release();
  }

  async #run<T>(job: (model: MaskedLm) => Promise<T>): Promise<T> {
    const model = this.#model;
    try {
      return await job(model);
    } catch (error) {
      if (!(error instanceof RuntimeError) || model.runtime.device === 'wasm') throw error;
      // All that meet the same failure wait for the same replacement.
      this.#replacing ??= this.#replace();
      this.#model = await this.#replacing;
      return job(this.#model);
    }
  }
}
