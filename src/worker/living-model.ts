import { RuntimeError } from '../engine/errors.ts';
import type { MaskedLm } from '../engine/session/masked-lm.ts';
import { ForwardingModel } from './forwarding-model.ts';

/** A model that goes on with another one where its device fails: WebGPU's place is taken by WASM, once. */
export class LivingModel extends ForwardingModel {
  #model: MaskedLm;
  readonly #replace: () => Promise<MaskedLm>;
  #replacing: Promise<MaskedLm> | undefined;

  constructor(model: MaskedLm, replace: () => Promise<MaskedLm>) {
    super();
    this.#model = model;
    this.#replace = replace;
  }

  protected override get behind(): MaskedLm {
    return this.#model;
  }

  protected override async run<T>(job: (model: MaskedLm) => Promise<T>): Promise<T> {
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
