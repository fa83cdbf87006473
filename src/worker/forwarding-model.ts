import type { MaskedLm, RuntimeInfo } from '../engine/session/masked-lm.ts';

/** A model that stands before another: what it says of itself is the other's. How it runs is its own. */
export abstract class ForwardingModel implements MaskedLm {
  protected abstract get behind(): MaskedLm;

  get runtime(): RuntimeInfo {
    return this.behind.runtime;
  }

  get vocabSize(): number {
    return this.behind.vocabSize;
  }

  get hiddenSize(): number {
    return this.behind.hiddenSize;
  }

  get maxPositions(): number {
    return this.behind.maxPositions;
  }

  logits(inputIds: Int32Array, batch: number, maskPositions: readonly number[]): Promise<Float32Array> {
    return this.run((model) => model.logits(inputIds, batch, maskPositions));
  }

  hiddenStates(inputIds: Int32Array, batch: number): Promise<Float32Array> {
    return this.run((model) => model.hiddenStates(inputIds, batch));
  }

  release(): Promise<void> {
    return this.behind.release();
  }

  /** Does a run on the model behind. */
  protected abstract run<T>(job: (model: MaskedLm) => Promise<T>): Promise<T>;
}
