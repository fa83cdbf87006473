import { CancelledError } from '../../engine/errors.ts';
import type { MaskedLm, RuntimeInfo } from '../../engine/session/masked-lm.ts';

/**
 * A model for work of many runs. Before each run the worker takes the messages that have come meanwhile, so that a cancellation is heard
 * and the sentence's own predictions aren't kept waiting.
 */
export class PacedModel implements MaskedLm {
  readonly #model: MaskedLm;
  readonly #signal: AbortSignal;

  constructor(model: MaskedLm, signal: AbortSignal) {
    this.#model = model;
    this.#signal = signal;
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

  async logits(inputIds: Int32Array, batch: number, maskPositions: readonly number[]): Promise<Float32Array> {
    await this.#pause();
    return this.#model.logits(inputIds, batch, maskPositions);
  }

  async hiddenStates(inputIds: Int32Array, batch: number): Promise<Float32Array> {
    await this.#pause();
    return this.#model.hiddenStates(inputIds, batch);
  }

  release(): Promise<void> {
    return this.#model.release();
  }

  async #pause(): Promise<void> {
    await new Promise((resume) => setTimeout(resume));
    if (this.#signal.aborted) throw new CancelledError();
  }
}
