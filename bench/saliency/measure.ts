/**
 * Occlusion saliency in shared runs beside as many single runs as there are words, on WASM in Node. The two are timed in
 * turn, sentence by sentence, so that what else the machine does falls on both.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/paths.ts';
import { loadModel, resolveModel } from '../../src/cli/models.ts';
import { loadTokenizer } from '../../src/cli/tokenizer.ts';
import { FillMask } from '../../src/engine/fill-mask/fill-mask.ts';
import { saliency } from '../../src/engine/fill-mask/saliency.ts';
import { type Spread, spread } from '../statistics.ts';

export interface SaliencyTimes {
  readonly tokens: number;
  readonly words: number;
  /** As many single runs as there are words. */
  readonly singleMs: Spread;
  readonly sharedMs: Spread;
  /** Shared over single, of each round. */
  readonly ratio: Spread;
  readonly firstResultMs: Spread;
}

/** Sentences at these places of all, from the shortest to the longest. */
const QUANTILES = [0.1, 0.5, 0.9];

/** @param folder a model, Hugging Face or converted; default the embedded one */
export async function measureSaliency(
  rounds: number,
  folder?: string,
): Promise<{ model: string; threads: number; rows: SaliencyTimes[] }> {
  const found = await resolveModel(folder);
  const model = await loadModel(found, undefined);
  const fillMask = new FillMask(await loadTokenizer(found, {}), model);
  const rows: SaliencyTimes[] = [];
  for (const text of sentences(fillMask)) rows.push(await timed(fillMask, text, rounds));
  return { model: folder ?? 'embedded', threads: model.runtime.threads, rows };
}

function sentences(fillMask: FillMask): string[] {
  const lines = readFileSync(join(ROOT, 'fixtures', 'sentences.tsv'), 'utf8')
    .split('\n')
    .slice(1);
  const length = (text: string) => fillMask.tokenizer.encode(text).ids.length;
  const masked = lines.map((line) => line.split('\t')[1] ?? '').filter((text) => text.includes('[MASK]'));
  const sorted = masked.toSorted((a, b) => length(a) - length(b));
  return QUANTILES.map((at) => sorted[Math.floor(at * (sorted.length - 1))] as string);
}

async function timed(fillMask: FillMask, text: string, rounds: number): Promise<SaliencyTimes> {
  const { ids, maskPositions } = fillMask.encode(text, {});
  const position = maskPositions.slice(0, 1);
  const times = { single: [] as number[], shared: [] as number[], ratio: [] as number[], first: [] as number[] };
  const words = (await saliency(fillMask, text)).total;
  for (let round = 0; round < rounds; round++) {
    let start = performance.now();
    for (let word = 0; word < words; word++) await fillMask.model.logits(ids, 1, position);
    const single = performance.now() - start;
    let first = 0;
    start = performance.now();
    await saliency(fillMask, text, { onPartial: () => (first ||= performance.now() - start) });
    const shared = performance.now() - start;
    times.single.push(single);
    times.shared.push(shared);
    times.ratio.push(shared / single);
    times.first.push(first);
  }
  return {
    tokens: ids.length,
    words,
    singleMs: spread(times.single),
    sharedMs: spread(times.shared),
    ratio: spread(times.ratio),
    firstResultMs: spread(times.first),
  };
}
