import type { Encoding } from '../wordpiece/encoding.ts';

/** One row of transformers' fill-mask output. Scores are probabilities in [0, 1]. */
export interface Prediction {
  readonly score: number;
  readonly token: number;
  readonly token_str: string;
  readonly sequence: string;
}

export interface FillMaskOptions {
  /** Rows a mask; transformers' default is 5. */
  readonly topK?: number;
  /** Only these words are ranked; see targets.ts for how each is looked up. */
  readonly targets?: readonly string[];
}

export interface FillMaskResult {
  /** One ranked list a mask, in the order of the text. */
  readonly masks: readonly (readonly Prediction[])[];
  readonly encoding: Encoding;
  /** In transformers' words, such as a target that is not a single token. */
  readonly warnings: readonly string[];
}
