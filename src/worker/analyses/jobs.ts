import { UsageError } from '../../engine/errors.ts';
import { FillMask } from '../../engine/fill-mask/fill-mask.ts';
import type { MaskedLm } from '../../engine/session/masked-lm.ts';
import type { Reader } from '../reader.ts';
import { PacedModel } from './paced-model.ts';

/** What an analysis works with. It keeps its reader: lexicons changed meanwhile are the next one's. */
export interface JobTools {
  readonly reader: Reader;
  readonly fillMask: FillMask;
  readonly signal: AbortSignal;
}

/** Where reader and model come from. */
export interface JobSource {
  reader(): Promise<Reader>;
  /** Undefined until a model is open. */
  model(): MaskedLm | undefined;
}

/** The analyses that are running, each by the number that the page gave it. */
export class Jobs {
  readonly #source: JobSource;
  readonly #running = new Map<number, AbortController>();

  constructor(source: JobSource) {
    this.#source = source;
  }

  /** @throws CancelledError soon after `cancel` was called with its number, and whatever the job throws */
  async run<T>(id: number, job: (tools: JobTools) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#running.set(id, controller);
    try {
      const reader = await this.#source.reader();
      const model = this.#source.model();
      if (!model) throw new UsageError('no model is open');
      return await job({ reader, fillMask: new FillMask(reader.tokenizer, new PacedModel(model, signal)), signal });
    } finally {
      this.#running.delete(id);
    }
  }

  cancel(id: number): void {
    this.#running.get(id)?.abort();
  }
}
