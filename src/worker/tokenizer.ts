import { lexiconFromFile } from '../engine/morphology/lexicon-file.ts';
import { loadSystemDictionary, type SystemDictionary } from '../engine/morphology/system-dictionary.ts';
import { Tagger } from '../engine/morphology/tagger.ts';
import { lexiconFromVocabulary } from '../engine/morphology/vocabulary-lexicon.ts';
import { readListedFile } from '../engine/session/read-file.ts';
import { BertJapaneseTokenizer } from '../engine/wordpiece/bert-japanese-tokenizer.ts';
import { Vocab } from '../engine/wordpiece/vocab.ts';
import type { Folder } from '../storage/folder.ts';
import { type Exclusively, LexiconLibrary } from '../storage/lexicon-library.ts';
import { openFolder } from '../storage/open-folder.ts';
import type { Assets } from './assets.ts';
import { gunzip } from './gunzip.ts';
import type { ModelFiles } from './model-files.ts';
import { sha256 } from './sha256.ts';
import { type DefaultLexicon, Shelf } from './shelf.ts';

export const DICTIONARY = 'dictionary/ipadic.bin';
const LIBRARY = 'jmed-mask-lexicons';

/**
 * The tokenizer of a model: the system dictionary, the model's vocabulary and default lexicon, and the person's lexicons.
 * @param memory keeps the person's lexicons where the browser doesn't
 */
export async function loadShelf(assets: Assets, { key, manifest, files }: ModelFiles, memory: Folder): Promise<Shelf> {
  const vocabulary = readListedFile(files, manifest.vocab, { verify: true }).then((bytes) => Vocab.parse(bytes));
  const dictionary = loadDictionary(assets);
  const [system, vocab, shipped, library] = await Promise.all([
    dictionary,
    vocabulary,
    loadShipped(assets, manifest.lexicon),
    openLibrary(memory),
  ]);
  const defaultLexicon = shipped ?? fromVocabulary(key, vocab, system);
  const { normalizeText } = manifest.tokenizer;
  return Shelf.open({ system, vocab, normalizeText, defaultLexicon }, library.library, library.place);
}

/** The tokenizer of a model as it comes: without the person's lexicons. */
export async function loadPlainTokenizer(
  assets: Assets,
  { key, manifest, files }: ModelFiles,
): Promise<BertJapaneseTokenizer> {
  const [system, vocab, shipped] = await Promise.all([
    loadDictionary(assets),
    readListedFile(files, manifest.vocab, { verify: true }).then((bytes) => Vocab.parse(bytes)),
    loadShipped(assets, manifest.lexicon),
  ]);
  const lexicon = (shipped ?? fromVocabulary(key, vocab, system))?.lexicon;
  const tagger = new Tagger(system, lexicon ? [lexicon] : []);
  return new BertJapaneseTokenizer({ tagger, vocab, normalizeText: manifest.tokenizer.normalizeText });
}

async function loadDictionary(assets: Assets): Promise<SystemDictionary> {
  return loadSystemDictionary(await gunzip(await assets.read(DICTIONARY)));
}

/** @param name null: the model's is made from its vocabulary */
async function loadShipped(assets: Assets, name: string | null): Promise<DefaultLexicon | undefined> {
  if (name === null) return undefined;
  const bytes = await assets.read(`lexicon/${name}`);
  const lexicon = lexiconFromFile(bytes, name);
  return { id: name, kind: 'shipped', name, lexicon, bytes: bytes.length, sha256: await sha256(bytes) };
}

function fromVocabulary(model: string, vocab: Vocab, system: SystemDictionary): DefaultLexicon | undefined {
  const lexicon = lexiconFromVocabulary(vocab, system);
  return lexicon && { id: `vocabulary of ${model}`, kind: 'vocabulary', name: '', lexicon };
}

async function openLibrary(memory: Folder) {
  const { folder, place } = await openFolder(LIBRARY, memory);
  const locks: LockManager | undefined = navigator.locks;
  // What is only in memory is no other tab's; and where nothing may be kept, locks are refused too.
  const isShared = place !== 'memory';
  const exclusively: Exclusively | undefined = locks && isShared ? (job) => locks.request(LIBRARY, job) : undefined;
  const library = new LexiconLibrary(folder, exclusively);
  // What an interrupted addition left is in nobody's way meanwhile.
  library.tidy().catch(() => {});
  return { library, place };
}
