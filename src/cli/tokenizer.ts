import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { NotFoundError } from '../engine/errors.ts';
import type { Lexicon } from '../engine/morphology/lexicon.ts';
import { loadSystemDictionary, type SystemDictionary } from '../engine/morphology/system-dictionary.ts';
import { Tagger } from '../engine/morphology/tagger.ts';
import { lexiconFromVocabulary } from '../engine/morphology/vocabulary-lexicon.ts';
import { BertJapaneseTokenizer } from '../engine/wordpiece/bert-japanese-tokenizer.ts';
import { Vocab } from '../engine/wordpiece/vocab.ts';
import { readLexicon } from './lexicon-file.ts';
import type { ModelFolder } from './models.ts';
import { DICTIONARY, SHIPPED_LEXICONS } from './paths.ts';
import { readBytes } from './read-bytes.ts';

export interface LexiconOptions {
  readonly lexicon?: readonly string[] | undefined;
  readonly 'no-lexicon'?: boolean | undefined;
}

/** A model's tokenizer with its default lexicon (unless turned off), then the named ones in order; and those lexicons. */
export async function loadReader(
  model: ModelFolder,
  options: LexiconOptions,
): Promise<{ readonly tokenizer: BertJapaneseTokenizer; readonly lexicons: readonly Lexicon[] }> {
  const system = await loadDictionary();
  const vocab = Vocab.parse(await readBytes(join(model.folder, 'vocab.txt')));
  const implicit = options['no-lexicon'] ? [] : await defaultLexicons(model, vocab, system);
  const lexicons = [...implicit, ...(await Promise.all((options.lexicon ?? []).map(readLexicon)))];
  const { normalizeText } = model.tokenizer;
  const tokenizer = new BertJapaneseTokenizer({ tagger: new Tagger(system, lexicons), vocab, normalizeText });
  return { tokenizer, lexicons };
}

export async function loadTokenizer(model: ModelFolder, options: LexiconOptions): Promise<BertJapaneseTokenizer> {
  return (await loadReader(model, options)).tokenizer;
}

export async function loadDictionary(): Promise<SystemDictionary> {
  return loadSystemDictionary(new Uint8Array(gunzipSync(await readBytes(DICTIONARY))));
}

/**
 * A converted model's is what its manifest names. A Hugging Face folder's are the user dictionaries of its
 * tokenizer_config.json, where they lie beside it; else, like a manifest that names none, the one from its vocabulary.
 */
async function defaultLexicons(
  { folder, manifest, tokenizer }: ModelFolder,
  vocab: Vocab,
  system: SystemDictionary,
): Promise<Lexicon[]> {
  if (manifest?.lexicon) return [await readLexicon(join(SHIPPED_LEXICONS, basename(manifest.lexicon)))];
  if (manifest === undefined && tokenizer.userDictionaries.length > 0) {
    const named = tokenizer.userDictionaries.map((file) => readLexicon(join(folder, basename(file))));
    const beside = await Promise.all(named).catch((error: unknown) => {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    });
    if (beside !== undefined) return beside;
  }
  const fromVocabulary = lexiconFromVocabulary(vocab, system);
  return fromVocabulary === undefined ? [] : [fromVocabulary];
}
