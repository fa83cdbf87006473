import { CancelledError, UsageError } from '../errors.ts';
import type { MaskedLm } from '../session/masked-lm.ts';
import { runVariants } from '../session/variants.ts';
import { logProbabilities } from './log-probabilities.ts';
import type { BeamOptions } from './span.ts';
import { BEGINS, CONTINUES, NEVER } from './span-pieces.ts';
import { topK } from './top-k.ts';

const DEFAULT_BEAM = 8;
/** A run's cost grows with it, and no one reads more. */
const MAX_BEAM = 1000;

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
  /** The tokens of `follow`. */
  readonly followed: Path;
}

export interface BeamExtras {
  /** Told after each slot. */
  readonly onPiece: () => void;
  /**
   * A token a slot, whose probability is wanted too. It comes of the same runs, as a model with 8-bit activations gives a
   * row slightly other probabilities in other company. Where it would have been kept it is among the paths.
   */
  readonly follow?: readonly number[];
}

const START: Path = { tokens: [], logSteps: [], logProbability: 0, greedy: true };

/**
 * Beam search over the slots from left to right. Each piece's probability is given the pieces before it, the slots after
 * it still masked; all paths of a step share runs. The greedy path is kept, in the last place when it is in no other.
 * A path only loses probability as it grows, so that what was dropped bounds what could have come of it.
 * @param kinds what each token is, by id (span-pieces.ts)
 * @throws UsageError, CancelledError, RuntimeError
 */
export async function beamSearch(
  model: MaskedLm,
  kinds: Uint8Array,
  slots: Slots,
  options: BeamOptions,
  { onPiece, follow = [] }: BeamExtras,
): Promise<BeamResult> {
  const width = beamWidth(options);
  let paths: readonly Path[] = [START];
  let followed = START;
  let dropped = Number.NEGATIVE_INFINITY;
  const keepBest = (candidates: readonly Path[]): void => {
    const kept = keep(candidates, width);
    paths = kept.paths;
    dropped = Math.max(dropped, kept.dropped);
  };
  for (const slot of slots.positions.keys()) {
    if (options.signal?.aborted) throw new CancelledError();
    const beam = new Set(paths);
    const follower = paths.find((path) => isSame(path, followed)) ?? followed;
    const wanted = wantedKind(options.wholeWord, slots.positions, slot);
    const next = follow[slot];
    const rows = next === undefined ? [...beam] : [...beam.add(follower)];
    const grown: Path[] = [];
    for await (const { path, logits } of stepRows(model, slots, slot, rows, options)) {
      const values = logProbabilities(logits);
      // One more than can be kept, so that the best of what is dropped is known.
      if (paths.includes(path)) grown.push(...continuations(path, fitting(values, kinds, wanted), width + 1));
      if (next !== undefined && path === follower) {
        const [likeliest] = topK(fitting(values, kinds), 1);
        followed = grownBy(path, next, values[next] as number, next === likeliest);
      }
    }
    keepBest(grown);
    onPiece();
  }
  const fits = follow.length > 0 && options.wholeWord !== true && !paths.some((path) => isSame(path, followed));
  if (fits) keepBest([...paths, followed]);
  return { paths, followed, proven: paths.filter(({ logProbability }) => logProbability >= dropped).length };
}

/** @throws UsageError */
function beamWidth({ beam = DEFAULT_BEAM }: BeamOptions): number {
  if (Number.isInteger(beam) && beam >= 1 && beam <= MAX_BEAM) return beam;
  throw new UsageError(`the beam's width is ${beam}; it must be a whole number from 1 to ${MAX_BEAM}`);
}

/** Each path with the logits of the slot after it. */
async function* stepRows(
  model: MaskedLm,
  { ids, positions, firstLogits }: Slots,
  slot: number,
  paths: readonly Path[],
  options: BeamOptions,
): AsyncGenerator<{ readonly path: Path; readonly logits: Float32Array }> {
  if (slot === 0) {
    yield { path: START, logits: firstLogits };
    return;
  }
  const position = positions[slot] as number;
  const variants = paths.map(({ tokens }) => ({ ids: filled(ids, positions, tokens), positions: [position] }));
  for await (const { first, logits } of runVariants(model, variants, options)) {
    for (const [row, own] of logits.entries()) yield { path: paths[first + row] as Path, logits: own };
  }
}

/** The ids with the leftmost slots filled. */
export function filled(ids: Int32Array, positions: readonly number[], tokens: readonly number[]): Int32Array {
  const copy = ids.slice();
  for (const [slot, token] of tokens.entries()) copy[positions[slot] as number] = token;
  return copy;
}

function wantedKind(wholeWord = false, positions: readonly number[], slot: number): number | undefined {
  if (!wholeWord) return undefined;
  const inside = slot > 0 && positions[slot] === (positions[slot - 1] as number) + 1;
  return inside ? CONTINUES : BEGINS;
}

function isSame(a: Path, b: Path): boolean {
  return a.tokens.every((token, slot) => token === b.tokens[slot]);
}

/** ln p of the tokens that may stand here, −∞ of the others; nothing is made to sum to 1 again. */
function fitting(values: Float64Array, kinds: Uint8Array, wanted?: number): Float64Array {
  return values.map((value, id) => {
    const kind = kinds[id];
    const fits = kind !== NEVER && (wanted === undefined || kind === wanted);
    return fits ? value : Number.NEGATIVE_INFINITY;
  });
}

/** The path with each of the most probable next tokens. */
function continuations(path: Path, values: Float64Array, count: number): Path[] {
  const tokens = Array.from(topK(values, count)).filter((token) => values[token] !== Number.NEGATIVE_INFINITY);
  return tokens.map((token) => grownBy(path, token, values[token] as number, token === tokens[0]));
}

function grownBy(path: Path, token: number, step: number, greedy: boolean): Path {
  return {
    tokens: [...path.tokens, token],
    logSteps: [...path.logSteps, step],
    logProbability: path.logProbability + step,
    greedy: path.greedy && greedy,
  };
}

/** The best paths and the greedy one, and the best of those dropped; of equal ones the earlier goes first. */
function keep(candidates: readonly Path[], width: number): { readonly paths: Path[]; readonly dropped: number } {
  const order = candidates.toSorted((a, b) => b.logProbability - a.logProbability);
  const greedy = order.findIndex((path) => path.greedy);
  const last = greedy >= width ? width - 1 : width;
  const paths = order.slice(0, last);
  if (greedy >= width) paths.push(order[greedy] as Path);
  return { paths, dropped: order[last]?.logProbability ?? Number.NEGATIVE_INFINITY };
}
