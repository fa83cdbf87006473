import { UsageError } from '../errors.ts';
import type { EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';
import type { Encoding } from '../wordpiece/encoding.ts';
import type { FillMask } from './fill-mask.ts';
import { type BeamOptions, type JointFill, rowCount } from './span.ts';
import { beamSearch } from './span-beam.ts';
import { chosenGroups, type MaskGroup, withTokens } from './span-groups.ts';
import { pieceKinds } from './span-pieces.ts';
import { byRank } from './span-rank.ts';
import { jointFillOf } from './span-row.ts';

/** What phrases of different lengths are ordered by. */
export type PhraseOrder = 'mean' | 'raw';

export interface PhraseOptions extends BeamOptions, EncodeOptions {
  /** Every number of pieces from 1 to this is tried; default 4. */
  readonly maxPieces?: number | undefined;
  /** Only this run of adjacent masks, from 0; default each in turn, the others' masks staying. */
  readonly group?: number | undefined;
  /**
   * Default 'raw': log-probability, by which the short mostly win. 'mean': log-probability a piece, which favours the
   * long, and with a small model such as repeat themselves.
   */
  readonly order?: PhraseOrder | undefined;
}

export interface Phrase extends JointFill {
  /** `logProbability` divided by the number of pieces: length-normalized. */
  readonly meanLogProbability: number;
  /** From 1, among all phrases found, by `logProbability` and by `meanLogProbability`. */
  readonly rawRank: number;
  readonly meanRank: number;
}

export interface PhraseGroup {
  /** Which of the text's masks, from 0; the phrase stands in the place of all of them. */
  readonly masks: readonly number[];
  /** Of several ways to write the same text with pieces only the best. */
  readonly phrases: readonly Phrase[];
  /** Numbers of pieces that were tried, ascending; those for which the text would be too long are not among them. */
  readonly lengths: readonly number[];
}

export interface PhraseResult {
  readonly encoding: Encoding;
  readonly groups: readonly PhraseGroup[];
}

const DEFAULT_MAX_PIECES = 4;
const HIGHEST_MAX_PIECES = 16;

/**
 * Fills a run of adjacent masks, whatever its length, with phrases of one piece, two and so on: a beam search for each
 * number of pieces, all ranked together. `onStep` counts pieces.
 * @throws EmptyTextError, NoMaskError, TooLongError, UsageError, CancelledError, RuntimeError
 */
export async function fillPhrase(fillMask: FillMask, text: string, options: PhraseOptions = {}): Promise<PhraseResult> {
  const { tokenizer, model } = fillMask;
  const { maxPieces = DEFAULT_MAX_PIECES, order = 'raw' } = options;
  if (!Number.isInteger(maxPieces) || maxPieces < 1 || maxPieces > HIGHEST_MAX_PIECES) {
    throw new UsageError(
      `the pieces are ${maxPieces} at most; it must be a whole number from 1 to ${HIGHEST_MAX_PIECES}`,
    );
  }
  const rows = rowCount(options);
  const encoding = fillMask.encode(text, options);
  const kinds = pieceKinds(tokenizer.vocab, model.vocabSize);
  const groups = chosenGroups(encoding, options.group).map((group) => ({
    group,
    lengths: triedLengths(encoding, group, maxPieces, model.maxPositions),
  }));
  const total = groups.flatMap(({ lengths }) => lengths).reduce((sum, length) => sum + length, 0);
  let done = 0;
  const onPiece = () => options.onStep?.(++done, total);
  const results: PhraseGroup[] = [];
  for (const { group, lengths } of groups) {
    const fills: JointFill[] = [];
    for (const length of lengths) {
      const ids = withTokens(encoding.ids, group, new Int32Array(length).fill(tokenizer.maskId));
      const first = group.positions[0] as number;
      const positions = Array.from({ length }, (_, slot) => first + slot);
      const firstLogits = await model.logits(ids, 1, [first]);
      const { paths } = await beamSearch(model, kinds, { ids, positions, firstLogits }, options, { onPiece });
      fills.push(...paths.map((path) => jointFillOf(tokenizer, { ids, positions }, path)));
    }
    results.push({ masks: group.masks, phrases: rankPhrases(fills, order).slice(0, rows), lengths });
  }
  return { encoding, groups: results };
}

function triedLengths({ ids }: Encoding, { positions }: MaskGroup, maxPieces: number, maxPositions: number): number[] {
  const lengths = Array.from({ length: maxPieces }, (_, index) => index + 1);
  return lengths.filter((length) => ids.length - positions.length + length <= maxPositions);
}

function rankPhrases(fills: readonly JointFill[], order: PhraseOrder): Phrase[] {
  const scored = fills.map((fill) => ({ ...fill, meanLogProbability: fill.logProbability / fill.tokens.length }));
  const best = new Map<string, (typeof scored)[number]>();
  const measure = order === 'raw' ? 'logProbability' : 'meanLogProbability';
  for (const fill of scored.toSorted((a, b) => b[measure] - a[measure])) {
    if (!best.has(fill.text)) best.set(fill.text, fill);
  }
  return byRank(
    [...best.values()],
    ({ logProbability }) => logProbability,
    ({ meanLogProbability }) => meanLogProbability,
    order,
  );
}
