import { type Spread, spread } from '../statistics.ts';

/** What answers for one sentence: runs to the logits, text analysis and ranking apart. */
export interface Side {
  readonly name: string;
  readonly masks: number;
  run(ids: readonly number[], masks: readonly number[]): Promise<void>;
}

export interface Timing {
  readonly side: string;
  readonly masks: number;
  readonly tokens: number;
  readonly milliseconds: Spread;
  /** Processor time of all threads, where it can be told. */
  readonly processorMs: Spread | undefined;
}

/** A round takes at least this long a side, so that short runs are averaged. */
const ROUND_MS = 60;
/** WebAssembly runs slowly until the browser has compiled it a second time, which takes seconds of use. */
const WARM_UP_MS = 5000;
const FIRST_WORD = 1000;

/** Every side in turn, round after round: what disturbs the machine disturbs all of them. */
export async function interleaved(
  sides: readonly Side[],
  lengths: readonly number[],
  rounds: number,
  processorMs?: () => number,
): Promise<Timing[]> {
  const timings: Timing[] = [];
  for (const side of sides) await timeRound(side, 64, -1, WARM_UP_MS);
  for (const tokens of lengths) {
    const measured = new Map(sides.map((side) => [side, { wall: [] as number[], processor: [] as number[] }]));
    for (let round = -1; round < rounds; round++) {
      for (const [side, { wall, processor }] of measured) {
        const timed = await timeRound(side, tokens, round, ROUND_MS, processorMs);
        // The round before the first makes room for this length.
        if (round < 0) continue;
        wall.push(timed.each);
        if (processorMs) processor.push(timed.processor);
      }
    }
    for (const [{ name, masks }, { wall, processor }] of measured) {
      const milliseconds = spread(wall);
      const processorSpread = processorMs && spread(processor);
      timings.push({ side: name, masks, tokens, milliseconds, processorMs: processorSpread });
    }
  }
  return timings;
}

async function timeRound(
  side: Side,
  tokens: number,
  round: number,
  atLeast: number,
  processorMs?: () => number,
): Promise<{ each: number; processor: number }> {
  const masks = Array.from({ length: side.masks }, (_, i) => 1 + Math.floor((i * (tokens - 2)) / side.masks));
  // Another side's threads may still be winding down, and the caches hold its weights: this run isn't timed.
  await side.run(sentence(tokens, round), masks);
  const before = processorMs?.() ?? 0;
  const started = performance.now();
  let runs = 0;
  do {
    // No sentence is given twice.
    await side.run(sentence(tokens, 31 * round + runs), masks);
    runs++;
  } while (performance.now() - started < atLeast);
  const each = (performance.now() - started) / runs;
  return { each, processor: ((processorMs?.() ?? 0) - before) / runs };
}

function sentence(tokens: number, seed: number): number[] {
  return Array.from({ length: tokens }, (_, i) => FIRST_WORD + ((((seed * 7919 + i * 104_729) % 9000) + 9000) % 9000));
}
