/**
 * `npm run parity`: our analysis against a real MeCab's, without a user dictionary and with three. Prints a table of
 * figures and no text.
 *
 *   npm run parity -- [--text FILE|FOLDER …] [--fuzz N] [--dicdir DIR]
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Lexicon } from '../src/engine/morphology/lexicon.ts';
import { lexiconFromTsv } from '../src/engine/morphology/lexicon-tsv.ts';
import { lexiconFromMecabCsv } from '../src/engine/morphology/mecab-csv.ts';
import { writeMecabDic } from '../src/engine/morphology/mecab-dic-writer.ts';
import { loadSystemDictionary } from '../src/engine/morphology/system-dictionary.ts';
import { Tagger } from '../src/engine/morphology/tagger.ts';
import { toFullWidth } from '../src/engine/text/full-width.ts';
import { ensureAssets } from './assets.ts';
import { compareDictionaries } from './parity/dictionary.ts';
import { fuzzTexts, tiesAndOverlaps } from './parity/fuzz.ts';
import { compileUserDictionary, findMecab, type Mecab, segment, WORDS_OF_PYPI_IPADIC } from './parity/mecab.ts';
import { ROOT } from './paths.ts';

const SEED = 20_070_801;
const GENERATED_WORDS = 80_000;
/** Texts given to MeCab at once. */
const BATCH = 100_000;

const { values } = parseArgs({
  options: {
    text: { type: 'string', multiple: true },
    fuzz: { type: 'string', default: '1000000' },
    dicdir: { type: 'string' },
  },
});

const mecab = findMecab(values.dicdir);
if (typeof mecab === 'string') {
  console.error(mecab);
  process.exit(1);
}
await ensureAssets(console.error);
const scratch = mkdtempSync(join(tmpdir(), 'jmed-mask-parity-'));
try {
  process.exitCode = compareAll(mecab) === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function compareAll(reference: Mecab): number {
  console.log(`${reference.version}, dictionary of ${reference.words.toLocaleString('en')} words`);
  if (reference.words !== WORDS_OF_PYPI_IPADIC) {
    console.log(
      'This is not the dictionary of PyPI’s ipadic (Debian’s has 令和 added): differences are to be expected.',
    );
  }
  const packed = readFileSync(join(ROOT, 'public/generated/dictionary/ipadic.bin'));
  const system = loadSystemDictionary(new Uint8Array(gunzipSync(packed)));
  const { surfaces, costs } = compareDictionaries(system, reference.dicdir);
  console.log(`Dictionary: ${surfaces} of its surfaces and ${costs} of its connection costs differ.\n`);
  console.log('| user dictionary | text | strings | characters | differences | MeCab (whole process) | ours |');
  console.log('|---|---|---|---|---|---|---|');
  let differences = surfaces + costs;
  for (const { name, lexicon, file } of userDictionaries(reference, system.connection)) {
    const tagger = new Tagger(system, lexicon === undefined ? [] : [lexicon]);
    for (const [what, texts] of Object.entries(textSets())) {
      const row = compare(reference, tagger, texts, file);
      differences += row.differences;
      const counts = [row.strings, row.characters, row.differences].map((count) => count.toLocaleString('en'));
      const times = [row.mecabMs, row.ourMs].map((ms) => `${(ms / 1000).toFixed(1)} s`);
      console.log(`| ${[name, what, ...counts, ...times].join(' | ')} |`);
    }
  }
  return differences;
}

function* userDictionaries(reference: Mecab, ids: { leftIds: number; rightIds: number }) {
  const none: { name: string; lexicon: Lexicon | undefined; file: string | undefined } = {
    name: 'none',
    lexicon: undefined,
    file: undefined,
  };
  yield none;
  const starter = lexiconFromTsv(readFileSync(join(ROOT, 'lexicon/starter.tsv'), 'utf8'), 'starter.tsv');
  const compiledByUs = join(scratch, 'starter.dic');
  writeFileSync(compiledByUs, writeMecabDic(starter, ids));
  yield { name: `starter (${starter.size}), compiled by us`, lexicon: starter, file: compiledByUs };
  const csv = tiesAndOverlaps(SEED, GENERATED_WORDS, sentences());
  const csvFile = join(scratch, 'generated.csv');
  writeFileSync(csvFile, csv);
  const compiledByMecab = join(scratch, 'generated.dic');
  compileUserDictionary(reference, csvFile, compiledByMecab);
  const generated = lexiconFromMecabCsv(csv, 'generated.csv');
  yield { name: `generated (${generated.size}), compiled by MeCab`, lexicon: generated, file: compiledByMecab };
}

function sentences(): string[] {
  const lines = readFileSync(join(ROOT, 'fixtures/sentences.tsv'), 'utf8').split('\n').slice(1);
  return lines.map((line) => line.split('\t')[1] ?? '').filter((sentence) => sentence !== '');
}

function textSets(): Record<string, string[]> {
  const sets: Record<string, string[]> = {};
  const lines = (values.text ?? []).flatMap(filesAt).flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  const given = lines.map((line) => line.replaceAll('\0', '')).filter((line) => line !== '');
  if (given.length > 0) {
    sets['given texts, as is'] = given;
    sets['given texts, full-width'] = given.map((line) => toFullWidth(line).text);
  }
  sets['fuzz'] = [...fuzzTexts(SEED, Number(values.fuzz), sentences())];
  return sets;
}

function filesAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(path, name));
}

function compare(reference: Mecab, tagger: Tagger, texts: readonly string[], file: string | undefined) {
  const row = { strings: texts.length, characters: 0, differences: 0, mecabMs: 0, ourMs: 0 };
  for (let from = 0; from < texts.length; from += BATCH) {
    const batch = texts.slice(from, from + BATCH);
    const expected = segment(reference, batch, file, scratch);
    row.mecabMs += expected.ms;
    const started = performance.now();
    const ours = batch.map((text) => tagger.segment(text));
    row.ourMs += performance.now() - started;
    for (const [index, text] of batch.entries()) {
      const { count, starts, ends } = ours[index] as ReturnType<Tagger['segment']>;
      const words = Array.from({ length: count }, (_, word) => text.slice(starts[word], ends[word]));
      row.characters += text.length;
      if (words.join('\n') !== expected.words[index]?.join('\n')) row.differences += 1;
    }
  }
  return row;
}
