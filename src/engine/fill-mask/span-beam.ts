import { CancelledError, UsageError } from '../errors.ts';
import type { MaskedLm } from '../session/masked-lm.ts';
import { runVariants } from '../session/variants.ts';
import { logProbabilities } from './log-probabilities.ts';
import type { BeamOptions } from './span.ts';
import { BEGINS, CONTINUES, NEVER } from './span-pieces.ts';
import { topK } from './top-k.ts';

const DEFAULT_BEAM = 8;

/** The masks to fill, in the text that they are in. */
export interface Slots {
  readonly ids: Int32Array;
  readonly positions: readonly number[];
  /** The model's logits at the first of them. */
  readonly firstLogits: Float32Array;
}

/** The leftmost masks filled. */
export interface Path {
  readonly tokens: readonly number[];
  /** ln p of each. */
  readonly logSteps: readonly number[];
  readonly logProbability: number;
  readonly greedy: boolean;
}

export interface BeamResult {
  /** All slots filled, the most probable first. */
  readonly paths: readonly Path[];
  /** So many of the first are at least as probable as all that was dropped can become. */
  readonly proven: number;
}

/** A run's cost grows with it, and no one reads more. */
export const MAX_BEAM = 1000;

/** @throws UsageError */
export function beamWidth({ beam = DEFAULT_BEAM }: BeamOptions): number {
  if (Number.isInteger(beam) && beam >= 1 && beam <= MAX_BEAM) return beam;
  throw new UsageError(`the beam's width is ${beam}; it must be a whole number from 1 to ${MAX_BEAM}`);
}

/**
 * Beam search over the slots from left to right. Each piece's probability is given the pieces before it, the slots after
 * it still masked; all paths of a step share runs. The greedy path is kept, in the last place when it is in no other.
 * A path only loses probability as it grows, so that what was dropped bounds what could have come of it.
 * @param kinds what each token is, by id (span-pieces.ts)
 * @param onPiece told after each slot
 * @throws UsageError, CancelledError, RuntimeError
 */
export async function beamSearch(
  model: MaskedLm,
  kinds: Uint8Array,
  { ids, positions, firstLogits }: Slots,
  options: BeamOptions,
  onPiece: () => void,
): Promise<BeamResult> {
  const width = beamWidth(options);
  let paths: readonly Path[] = [{ tokens: [], logSteps: [], logProbability: 0, greedy: true }];
  let dropped = Number.NEGATIVE_INFINITY;
  for (const [slot, position] of positions.entries()) {
    if (options.signal?.aborted) throw new CancelledError();
    const wanted = wantedKind(options.wholeWord, position === (positions[slot - 1] ?? Number.NaN) + 1);
    const grown: Path[] = [];
    // One more than can be kept, so that the best of what is dropped is known.
    const grow = (path: Path, logits: Float32Array): unknown =>
      grown.push(...continuations(path, allowed(logits, kinds, wanted), width + 1));
    if (slot === 0) {
      grow(paths[0] as Path, firstLogits);
    } else {
      const variants = paths.map(({ tokens }) => ({ ids: filled(ids, positions, tokens), positions: [position] }));
      for await (const { first, logits } of runVariants(model, variants, options)) {
        for (const [row, own] of logits.entries()) grow(paths[first + row] as Path, own);
      }
    }
    const kept = keep(grown, width);
    paths = kept.paths;
    dropped = Math.max(dropped, kept.dropped);
    onPiece();
  }
  return { paths, proven: paths.filter(({ logProbability }) => logProbability >= dropped).length };
}

/** The ids with the leftmost slots filled. */
export function filled(ids: Int32Array, positions: readonly number[], tokens: readonly number[]): Int32Array {
  const copy = ids.slice();
  for (const [slot, token] of tokens.entries()) copy[positions[slot] as number] = token;
  return copy;
}

function wantedKind(wholeWord = false, inside: boolean): number | undefined {
  if (!wholeWord) return undefined;
  return inside ? CONTINUES : BEGINS;
}

/** ln p of the tokens that may stand here, −∞ of the others; nothing is made to sum to 1 again. */
function allowed(logits: Float32Array, kinds: Uint8Array, wanted: number | undefined): Float64Array {
  const values = logProbabilities(logits);
  for (let id = 0; id < values.length; id++) {
    const kind = kinds[id];
    if (kind === NEVER || (wanted !== undefined && kind !== wanted)) values[id] = Number.NEGATIVE_INFINITY;
  }
  return values;
}

/** The path with each of the most probable next tokens. */
function continuations(path: Path, values: Float64Array, count: number): Path[] {
  const tokens = Array.from(topK(values, count)).filter((token) => values[token] !== Number.NEGATIVE_INFINITY);
  return tokens.map((token, place) => {
    const step = values[token] as number;
    return {
      tokens: [...path.tokens, token],
      logSteps: [...path.logSteps, step],
      logProbability: path.logProbability + step,
      greedy: path.greedy && place === 0,
    };
  });
}

/** The best paths and the greedy one; of equal ones the earlier goes first. */
function keep(grown: readonly Path[], width: number): { paths: Path[]; dropped: number } {
  const order = grown.toSorted((a, b) => b.logProbability - a.logProbability);
  const greedy = order.findIndex((path) => path.greedy);
  const last = greedy >= width ? width - 1 : width;
  const paths = order.slice(0, last);
  if (greedy >= width) paths.push(order[greedy] as Path);
  return { paths, dropped: order[last]?.logProbability ?? Number.NEGATIVE_INFINITY };
}
