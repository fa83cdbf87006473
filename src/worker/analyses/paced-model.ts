import { CancelledError } from '../../engine/errors.ts';
import type { MaskedLm } from '../../engine/session/masked-lm.ts';
import { ForwardingModel } from '../forwarding-model.ts';

/**
 * A model for work of many runs. Before each run the worker takes the messages that have come meanwhile, so that a cancellation is heard
 * and the sentence's own predictions aren't kept waiting.
 */
export class PacedModel extends ForwardingModel {
  protected override readonly behind: MaskedLm;
  readonly #signal: AbortSignal;

  constructor(model: MaskedLm, signal: AbortSignal) {
    super();
    this.behind = model;
    this.#signal = signal;
  }

  protected override async run<T>(job: (model: MaskedLm) => Promise<T>): Promise<T> {
    await new Promise((resume) => setTimeout(resume));
    if (this.#signal.aborted) throw new CancelledError();
    return job(this.behind);
  }
}
