/**
 * Time against what a text can have more of, in Node on one thread with the embedded model: tokens, masks, sentences of
 * a batch, and words of the lexicon.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../scripts/paths.ts';
import { folderSource } from '../src/cli/folder.ts';
import { parseManifest } from '../src/engine/convert/manifest.ts';
import { lexiconFromTsv } from '../src/engine/morphology/lexicon-tsv.ts';
import { Tagger } from '../src/engine/morphology/tagger.ts';
import { randomOf } from '../src/engine/random.ts';
import { probeCapabilities } from '../src/engine/session/capabilities.ts';
import { chooseFile } from '../src/engine/session/choose.ts';
import { loadMaskedLm } from '../src/engine/session/session.ts';
import { toFullWidth } from '../src/engine/text/full-width.ts';
import { readDictionary } from '../src/testing/dictionary.ts';
import { loadOrt } from '../src/testing/ort.ts';
import { type Spread, spread } from './statistics.ts';

export interface Growth {
  readonly of: string;
  readonly count: number;
  readonly milliseconds: Spread;
}

const TOKENS = [16, 32, 64, 128, 256];
const MASKS = [1, 4, 16, 64];
const BATCHES = [1, 2, 4, 8, 16];
const LEXICONS = [0, 5000, 73_000, 1_000_000];
/** In Chinese characters and katakana, as terms are written. */
const LETTERS = Array.from(
  '肺癌心臓肝炎腎不全脳梗塞胃潰瘍骨折症候群性急慢アイウエオカキクケコサシスセソタチツテトナニヌネノ',
);

/** @param runs rounds; the sizes of one kind take turns */
export async function measureGrowth(runs: number): Promise<Growth[]> {
  return [...(await ofModel(runs)), ...(await ofLexicon(runs))];
}

async function ofModel(runs: number): Promise<Growth[]> {
  const folder = join(ROOT, 'public/generated/models/jmed-mini');
  const manifest = parseManifest(await readFile(join(folder, 'manifest.json')));
  const choice = chooseFile(manifest, await probeCapabilities(), { device: 'wasm', dtype: 'q8' });
  const model = await loadMaskedLm(await loadOrt(), manifest, folderSource(folder), choice, { threads: 1 });
  const logits = (tokens: number, masks: number, batch: number) => {
    const ids = Int32Array.from({ length: tokens * batch }, (_, i) => 1000 + ((i * 7919) % 9000));
    const at = Array.from({ length: masks * batch }, (_, i) => Math.floor(i / masks) * tokens + 1 + (i % masks));
    return model.logits(ids, batch, at);
  };
  const growth = [
    ...(await inTurn('tokens, 1 mask', TOKENS, runs, (tokens) => logits(tokens, 1, 1))),
    ...(await inTurn('masks, 128 tokens', MASKS, runs, (masks) => logits(128, masks, 1))),
    ...(await inTurn('sentences of 32 tokens in a batch, 1 mask each', BATCHES, runs, (n) => logits(32, 1, n))),
  ];
  await model.release();
  return growth;
}

async function ofLexicon(runs: number): Promise<Growth[]> {
  const dictionary = await readDictionary();
  const lines = (await readFile(join(ROOT, 'fixtures/sentences.tsv'), 'utf8')).split('\n').slice(1);
  const texts = lines.map((line) => toFullWidth(line.split('\t')[1] ?? '').text);
  const taggers = new Map(LEXICONS.map((words) => [words, new Tagger(dictionary, words ? [lexiconOf(words)] : [])]));
  return inTurn('words of the lexicon, 320 sentences cut', LEXICONS, runs, async (words) => {
    for (const text of texts) taggers.get(words)?.segment(text);
  });
}

function lexiconOf(words: number) {
  const random = randomOf(words);
  const word = () =>
    Array.from({ length: 3 + Math.floor(5 * random()) }, () => LETTERS[Math.floor(LETTERS.length * random())]).join('');
  return lexiconFromTsv(Array.from({ length: words }, word).join('\n'), `${words} words`);
}

async function inTurn(
  of: string,
  counts: readonly number[],
  runs: number,
  job: (count: number) => Promise<unknown>,
): Promise<Growth[]> {
  const times = new Map(counts.map((count) => [count, [] as number[]]));
  // The first rounds warm the just-in-time compilers up.
  for (let round = -3; round < runs; round++) {
    for (const [count, measured] of times) {
      const started = performance.now();
      await job(count);
      if (round >= 0) measured.push(performance.now() - started);
    }
  }
  return Array.from(times, ([count, measured]) => ({ of, count, milliseconds: spread(measured) }));
}
