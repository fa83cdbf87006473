import { UsageError } from '../errors.ts';
import type { EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';
import type { Encoding } from '../wordpiece/encoding.ts';
import type { FillMask } from './fill-mask.ts';
import { beamSearch, type Slots } from './span-beam.ts';
import { maskGroups } from './span-groups.ts';
import { mostProbable, pieceKinds } from './span-pieces.ts';
import { jointFillOf } from './span-row.ts';

/** For work of several runs: told of what is done, in the unit that the function names; a signal stops it between runs. */
export interface StepOptions {
  readonly onStep?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface BeamOptions extends StepOptions {
  /** How many fills are followed; default 8. The greedy one is always among them. */
  readonly beam?: number | undefined;
  /** Rows at most; default 5. There are never more than the beam is wide. */
  readonly topK?: number | undefined;
  /**
   * Only fills that are one word: the first piece begins a word, the following ones go on with it (`##`). Default false:
   * any piece anywhere, as in fill-mask. Probabilities are the model's own either way, not made to sum to 1 again.
   */
  readonly wholeWord?: boolean | undefined;
}

export interface JointOptions extends BeamOptions, EncodeOptions {
  /** Which masks are filled together: each run of adjacent ones (default), or all of the text. */
  readonly together?: 'adjacent' | 'text' | undefined;
}

/** Several masks filled at once, from left to right. */
export interface JointFill {
  /** Token ids, one a mask. */
  readonly tokens: readonly number[];
  /** The same as in the vocabulary, with `##`. */
  readonly pieces: readonly string[];
  /** The pieces as they are written: `##` joined and no spaces; ` … ` between masks that aren't adjacent. */
  readonly text: string;
  /** Of all pieces: the product of `steps`, in [0, 1]. */
  readonly probability: number;
  /** Its natural logarithm. */
  readonly logProbability: number;
  /** Each piece's probability given the text and the pieces to its left, with the masks to its right still there. */
  readonly steps: readonly number[];
  /** Whether each step took the most probable piece. */
  readonly greedy: boolean;
  /** The text filled with it, decoded as transformers does; the masks of other groups stay. */
  readonly sequence: string;
}

/** Each mask's own first, picked with the others still masked: what plain fill-mask gives, special tokens left out. */
export interface IndependentFill extends JointFill {
  /** Each pick's probability on its own; `steps` and `probability` are those of the same picks from left to right. */
  readonly alone: readonly number[];
}

export interface JointGroup {
  /** Which of the text's masks, from 0, in order. */
  readonly masks: readonly number[];
  /** The most probable first. Empty only when `wholeWord` leaves nothing. */
  readonly fills: readonly JointFill[];
  /** So many of the first fills are sure to be the best there are: nothing that the beam dropped can be better. */
  readonly proven: number;
  readonly independent: IndependentFill;
}

export interface JointResult {
  readonly encoding: Encoding;
  readonly groups: readonly JointGroup[];
}

/** transformers' default of fill-mask. */
const DEFAULT_ROWS = 5;

/**
 * Fills masks together by beam search from left to right: what plain fill-mask, which looks at each mask with the others
 * still masked, can't. `onStep` counts pieces. With `together: 'text'` the order is that of the text.
 * @throws EmptyTextError, NoMaskError, TooLongError, UsageError, CancelledError, RuntimeError
 */
export async function jointFill(fillMask: FillMask, text: string, options: JointOptions = {}): Promise<JointResult> {
  const { tokenizer, model } = fillMask;
  const rows = rowCount(options);
  const encoding = fillMask.encode(text, options);
  const { ids, maskPositions } = encoding;
  const kinds = pieceKinds(tokenizer.vocab, model.vocabSize);
  const logits = await model.logits(ids, 1, maskPositions);
  const logitsOf = (mask: number) => logits.subarray(mask * model.vocabSize, (mask + 1) * model.vocabSize);
  let done = 0;
  const onPiece = () => options.onStep?.(++done, maskPositions.length);
  const groups: JointGroup[] = [];
  for (const { masks, positions } of maskGroups(encoding, options.together)) {
    const slots: Slots = { ids, positions, firstLogits: logitsOf(masks[0] as number) };
    const picks = masks.map((mask) => mostProbable(logitsOf(mask), kinds));
    const follow = picks.map(({ token }) => token);
    const { paths, proven, followed } = await beamSearch(model, kinds, slots, options, { onPiece, follow });
    groups.push({
      masks,
      fills: paths.slice(0, rows).map((path) => jointFillOf(tokenizer, slots, path)),
      proven: Math.min(proven, rows),
      independent: { ...jointFillOf(tokenizer, slots, followed), alone: picks.map(({ probability }) => probability) },
    });
  }
  return { encoding, groups };
}

/** @throws UsageError */
export function rowCount({ topK: rows = DEFAULT_ROWS }: BeamOptions): number {
  if (Number.isInteger(rows) && rows >= 1) return rows;
  throw new UsageError(`top-k is ${rows}; it must be a whole number from 1`);
}
