/**
 * `npm run recovery -- FILE …`: how much the lexicon from a vocabulary recovers of a user dictionary that is missing.
 * The hidden truth is the starter lexicon and the vocabulary is the embedded model's; counted are sentences whose token
 * ids are the same as with the true lexicon. Prints figures only.
 */

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { lexiconFromTsv } from '../src/engine/morphology/lexicon-tsv.ts';
import { loadSystemDictionary } from '../src/engine/morphology/system-dictionary.ts';
import { Tagger } from '../src/engine/morphology/tagger.ts';
import { lexiconFromVocabulary } from '../src/engine/morphology/vocabulary-lexicon.ts';
import { BertJapaneseTokenizer } from '../src/engine/wordpiece/bert-japanese-tokenizer.ts';
import { Vocab } from '../src/engine/wordpiece/vocab.ts';
import { ensureAssets } from './assets.ts';
import { ROOT } from './paths.ts';

await ensureAssets(console.error);
const packed = readFileSync(join(ROOT, 'public/generated/dictionary/ipadic.bin'));
const system = loadSystemDictionary(new Uint8Array(gunzipSync(packed)));
const vocab = Vocab.parse(readFileSync(join(ROOT, 'models/jmed-mini/vocab.txt')));
const starter = lexiconFromTsv(readFileSync(join(ROOT, 'lexicon/starter.tsv'), 'utf8'), 'starter.tsv');
const recovered = lexiconFromVocabulary(vocab, system);

const truth = new BertJapaneseTokenizer({ tagger: new Tagger(system, [starter]), vocab });
const ipadic = new BertJapaneseTokenizer({ tagger: new Tagger(system), vocab });
const fromVocabulary = new BertJapaneseTokenizer({ tagger: new Tagger(system, recovered ? [recovered] : []), vocab });

const known = new Set(Array.from({ length: starter.size }, (_, entry) => starter.word(entry)?.surface));
const words = Array.from({ length: recovered?.size ?? 0 }, (_, entry) => recovered?.word(entry)?.surface);
console.log(
  `${words.length} words from the vocabulary, ${words.filter((word) => known.has(word)).length} of them in the starter lexicon.\n`,
);
console.log('| text | sentences | as with the true lexicon: IPADIC alone | with the lexicon from the vocabulary |');
console.log('|---|---|---|---|');
for (const file of process.argv.slice(2)) {
  const sentences = readFileSync(file, 'utf8')
    .split(/(?<=。)|\n/)
    .filter((sentence) => sentence.trim() !== '');
  const same = (tokenizer: BertJapaneseTokenizer) => {
    const equal = sentences.filter((sentence) => ids(tokenizer, sentence) === ids(truth, sentence)).length;
    return `${((100 * equal) / sentences.length).toFixed(1)} %`;
  };
  console.log(`| ${basename(file, '.txt')} | ${sentences.length} | ${same(ipadic)} | ${same(fromVocabulary)} |`);
}

function ids(tokenizer: BertJapaneseTokenizer, sentence: string): string {
  return tokenizer.encode(sentence).ids.join();
}
