import type { Manifest } from '../engine/convert/manifest.ts';
import type { Lexicon } from '../engine/morphology/lexicon.ts';
import { lexiconFromTsv } from '../engine/morphology/lexicon-tsv.ts';
import { loadSystemDictionary } from '../engine/morphology/system-dictionary.ts';
import { Tagger } from '../engine/morphology/tagger.ts';
import { lexiconFromVocabulary } from '../engine/morphology/vocabulary-lexicon.ts';
import { BertJapaneseTokenizer } from '../engine/wordpiece/bert-japanese-tokenizer.ts';
import { Vocab } from '../engine/wordpiece/vocab.ts';
import type { Assets } from './assets.ts';
import { gunzip } from './gunzip.ts';

const DICTIONARY = 'dictionary/ipadic.bin';

/** The tokenizer of a model among the assets: the system dictionary, the model's default lexicon and its vocabulary. */
export async function loadTokenizer(
  assets: Assets,
  folder: string,
  manifest: Manifest,
): Promise<BertJapaneseTokenizer> {
  const [dictionary, lexicon, vocab] = await Promise.all([
    assets.read(DICTIONARY).then(gunzip).then(loadSystemDictionary),
    loadLexicon(assets, manifest.lexicon),
    assets.read(`${folder}/${manifest.vocab.name}`).then((bytes) => Vocab.parse(bytes)),
  ]);
  const { normalizeText } = manifest.tokenizer;
  const inForce = lexicon ?? lexiconFromVocabulary(vocab, dictionary);
  const tagger = new Tagger(dictionary, inForce ? [inForce] : []);
  return new BertJapaneseTokenizer({ tagger, vocab, normalizeText });
}

/** @param name null: the model's is made from its vocabulary */
async function loadLexicon(assets: Assets, name: string | null): Promise<Lexicon | undefined> {
  if (name === null) return undefined;
  const bytes = await assets.read(`lexicon/${name}`);
  return lexiconFromTsv(new TextDecoder().decode(bytes), name);
}
