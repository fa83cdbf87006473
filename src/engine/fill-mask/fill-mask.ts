import { EmptyTextError, NoMaskError, TooLongError, UsageError } from '../errors.ts';
import type { MaskedLm } from '../session/masked-lm.ts';
import type { BertJapaneseTokenizer, EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';
import type { Encoding } from '../wordpiece/encoding.ts';
import type { FillMaskOptions, FillMaskResult, Prediction } from './prediction.ts';
import { softmax } from './softmax.ts';
import { targetIds } from './targets.ts';
import { topK } from './top-k.ts';

/** transformers' default. */
const DEFAULT_TOP_K = 5;

/** transformers' FillMaskPipeline: a text with masks in, each mask's ranked predictions out. */
export class FillMask {
  readonly tokenizer: BertJapaneseTokenizer;
  readonly model: MaskedLm;

  constructor(tokenizer: BertJapaneseTokenizer, model: MaskedLm) {
    this.tokenizer = tokenizer;
    this.model = model;
  }

  /** @throws EmptyTextError, NoMaskError, TooLongError, NoTargetError, UsageError, RuntimeError */
  async predict(text: string, options: FillMaskOptions & EncodeOptions = {}): Promise<FillMaskResult> {
    const { topK: rows = DEFAULT_TOP_K, targets } = options;
    if (!Number.isInteger(rows) || rows < 1) throw new UsageError(`top-k is ${rows}; it must be a whole number from 1`);
    const encoding = this.encode(text, options);
    const wanted = targets === undefined ? undefined : targetIds(this.tokenizer, targets, options);
    const logits = await this.model.logits(encoding.ids, 1, encoding.maskPositions);
    const { vocabSize } = this.model;
    const masks = encoding.maskPositions.map((position, mask) => {
      const probabilities = softmax(logits.subarray(mask * vocabSize, (mask + 1) * vocabSize));
      return ranked(probabilities, rows, wanted?.ids).map(({ token, score }) =>
        this.prediction(encoding, position, token, score),
      );
    });
    return { masks, encoding, warnings: wanted?.warnings ?? [] };
  }

  /**
   * The text's encoding, if the model can be asked about it.
   * @throws EmptyTextError, NoMaskError, TooLongError
   */
  encode(text: string, options: EncodeOptions): Encoding {
    const encoding = this.tokenizer.encode(text, options);
    const { length } = encoding.ids;
    if (length === 2) throw new EmptyTextError();
    if (encoding.maskPositions.length === 0) throw new NoMaskError();
    if (length > this.model.maxPositions) throw new TooLongError(length, this.model.maxPositions);
    return encoding;
  }

  private prediction(encoding: Encoding, position: number, token: number, score: number): Prediction {
    const { tokenizer } = this;
    const filled = encoding.ids.slice();
    filled[position] = token;
    const sequence = filled.filter((id) => id !== tokenizer.padId);
    return {
      score,
      token,
      token_str: tokenizer.decode([token]),
      // With several masks the special tokens stay, else the other masks would vanish.
      sequence: tokenizer.decode(sequence, { skipSpecialTokens: encoding.maskPositions.length === 1 }),
    };
  }
}

function ranked(
  probabilities: Float64Array,
  rows: number,
  ids: readonly number[] | undefined,
): { token: number; score: number }[] {
  const scores = ids === undefined ? probabilities : Float64Array.from(ids, (id) => probabilities[id] ?? 0);
  return Array.from(topK(scores, rows), (at) => ({ token: ids?.[at] ?? at, score: scores[at] as number }));
}
