import { BadLexiconError, CorruptFileError, JmedError, NotFoundError, UnexpectedError } from '../engine/errors.ts';
import type { OnProgress } from '../engine/io.ts';
import { type BadLine, Lexicon, type LexiconLines } from '../engine/morphology/lexicon.ts';
import { lexiconFromFile } from '../engine/morphology/lexicon-file.ts';
import { readOwnWords, writeLexiconTsv } from '../engine/morphology/own-words.ts';
import type { SystemDictionary } from '../engine/morphology/system-dictionary.ts';
import { Tagger } from '../engine/morphology/tagger.ts';
import { Serial } from '../engine/session/serial.ts';
import { BertJapaneseTokenizer } from '../engine/wordpiece/bert-japanese-tokenizer.ts';
import { LONGEST_TEXT } from '../engine/wordpiece/longest-text.ts';
import type { Vocab } from '../engine/wordpiece/vocab.ts';
import type { Catalogue, KeptLexicon, LexiconLibrary } from '../storage/lexicon-library.ts';
import type { Place } from '../storage/open-folder.ts';
import { type ErrorEnvelope, toEnvelope } from './envelope.ts';
import { type ActiveLexicon, type LexiconLabel, Reader } from './reader.ts';
import { sha256 } from './sha256.ts';

export interface LexiconInfo extends LexiconLabel {
  readonly entries: number;
  readonly on: boolean;
  /** Of the file, where there is one. */
  readonly bytes?: number;
  readonly sha256?: string;
  /** Why it is not in force though it is on. */
  readonly problem?: ErrorEnvelope;
}

/** Every lexicon there is, in the order in which words are tried, and the words typed by the person. */
export interface LexiconsState {
  /** Where they are kept. */
  readonly place: Place;
  readonly lexicons: readonly LexiconInfo[];
  readonly own: {
    readonly text: string;
    readonly words: number;
    readonly badLines: readonly BadLine[];
  };
}

export type LexiconChange =
  | { readonly kind: 'add'; readonly file: File }
  | { readonly kind: 'switch'; readonly id: string; readonly on: boolean }
  | { readonly kind: 'move'; readonly id: string; readonly places: number }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'own'; readonly text: string };

/** The lexicon a model comes with. */
export interface DefaultLexicon extends LexiconLabel {
  readonly kind: 'shipped' | 'vocabulary';
  readonly lexicon: Lexicon;
  readonly bytes?: number;
  readonly sha256?: string;
}

export interface TokenizerBase {
  readonly system: SystemDictionary;
  readonly vocab: Vocab;
  readonly normalizeText: boolean;
  readonly defaultLexicon: DefaultLexicon | undefined;
}

/** Far beyond any dictionary of words; what is larger is another kind of file. */
const MAX_BYTES = 256 * 2 ** 20;
const OWN: LexiconLabel = { id: 'own', kind: 'own', name: '' };

/**
 * The lexicons in force, and the reader made of them. A change makes a new reader; the system dictionary, the vocabulary and the other
 * lexicons stay. What can't be read changes nothing.
 */
export class Shelf {
  readonly #base: TokenizerBase;
  readonly #library: LexiconLibrary;
  readonly #place: Place;
  readonly #changes = new Serial();
  /** Of the files that are on: the lexicon, or why there is none. */
  readonly #built = new Map<string, Lexicon | JmedError>();
  #catalogue: Catalogue;
  #own: LexiconLines = { words: [], badLines: [] };
  #reader: Reader;

  private constructor(base: TokenizerBase, library: LexiconLibrary, place: Place, catalogue: Catalogue) {
    this.#base = base;
    this.#library = library;
    this.#place = place;
    this.#catalogue = catalogue;
    this.#reader = this.#makeReader();
  }

  static async open(base: TokenizerBase, library: LexiconLibrary, place: Place): Promise<Shelf> {
    const shelf = new Shelf(base, library, place, await library.catalogue());
    shelf.#own = readOwnWords(shelf.#catalogue.ownWords, base.system.connection);
    await shelf.#take(shelf.#catalogue);
    return shelf;
  }

  get reader(): Reader {
    return this.#reader;
  }

  get state(): LexiconsState {
    const { defaultLexicon } = this.#base;
    const first: LexiconInfo[] = [];
    if (defaultLexicon) {
      const { lexicon, ...facts } = defaultLexicon;
      first.push({ ...facts, entries: lexicon.size, on: this.#isDefaultOn() });
    }
    const files = this.#catalogue.lexicons.map((kept): LexiconInfo => {
      const built = this.#built.get(kept.sha256);
      return {
        ...kept,
        id: kept.sha256,
        kind: 'file',
        ...(built instanceof JmedError && { problem: toEnvelope(built) }),
      };
    });
    const { words, badLines } = this.#own;
    return {
      place: this.#place,
      lexicons: [...first, ...files],
      own: { text: this.#catalogue.ownWords, words: words.length, badLines },
    };
  }

  /** The person's own words as TSV. */
  ownWordsTsv(): string {
    return writeLexiconTsv(this.#own.words);
  }

  /** @throws BadLexiconError, StorageError; the lexicons are then as they were */
  change(change: LexiconChange, onProgress: OnProgress): Promise<LexiconsState> {
    return this.#changes.run(async () => {
      await this.#make(change, onProgress);
      return this.state;
    });
  }

  async #make(change: LexiconChange, onProgress: OnProgress): Promise<void> {
    const library = this.#library;
    switch (change.kind) {
      case 'add':
        return this.#add(change.file, onProgress);
      case 'switch':
        if (change.id === this.#base.defaultLexicon?.id) {
          return this.#take(await library.switchDefault(change.id, change.on));
        }
        return this.#take(await library.switch(change.id, change.on));
      case 'move':
        return this.#take(await library.move(change.id, change.places));
      case 'remove':
        return this.#take(await library.remove(change.id));
      case 'own':
        return this.#setOwnWords(change.text);
    }
  }

  async #add(file: File, onProgress: OnProgress): Promise<void> {
    const { name, size } = file;
    if (size > MAX_BYTES) throw new BadLexiconError(`${name}: has ${size} bytes.`, { reason: 'too-large' });
    onProgress({ what: name, loaded: 0, total: size });
    const bytes = new Uint8Array(await file.arrayBuffer());
    onProgress({ what: name, loaded: size, total: size });
    const lexicon = this.#build(bytes, name);
    const hash = await sha256(bytes);
    const catalogue = await this.#library.add({ sha256: hash, name, entries: lexicon.size, bytes: size }, bytes);
    this.#built.set(hash, lexicon);
    await this.#take(catalogue);
  }

  async #setOwnWords(text: string): Promise<void> {
    this.#own = readOwnWords(text, this.#base.system.connection);
    this.#catalogue = { ...this.#catalogue, ownWords: text };
    // In force even where they can't be kept.
    this.#reader = this.#makeReader();
    await this.#take(await this.#library.setOwnWords(text));
  }

  /** Brings what is in force in step with the catalogue, which another tab may have changed too. */
  async #take(catalogue: Catalogue): Promise<void> {
    this.#catalogue = { ...catalogue, ownWords: this.#catalogue.ownWords };
    const on = new Set(catalogue.lexicons.filter((kept) => kept.on).map((kept) => kept.sha256));
    for (const hash of this.#built.keys()) if (!on.has(hash)) this.#built.delete(hash);
    for (const kept of catalogue.lexicons) {
      if (kept.on && !this.#built.has(kept.sha256)) this.#built.set(kept.sha256, await this.#load(kept));
    }
    this.#reader = this.#makeReader();
  }

  async #load({ sha256: expected, name }: KeptLexicon): Promise<Lexicon | JmedError> {
    try {
      const bytes = await this.#library.read(expected);
      if (bytes === undefined) return new NotFoundError(name);
      if ((await sha256(bytes)) !== expected) return new CorruptFileError(name, 'its sha256 has changed');
      return this.#build(bytes, name);
    } catch (error) {
      return error instanceof JmedError ? error : new UnexpectedError(error);
    }
  }

  /** @throws BadLexiconError also when it doesn't go with the system dictionary */
  #build(bytes: Uint8Array, name: string): Lexicon {
    const lexicon = lexiconFromFile(bytes, name);
    new Tagger(this.#base.system, [lexicon]);
    return lexicon;
  }

  #makeReader(): Reader {
    const { system, vocab, normalizeText } = this.#base;
    const lexicons = [...this.#active()];
    const tagger = new Tagger(
      system,
      lexicons.map(({ lexicon }) => lexicon),
    );
    return new Reader(new BertJapaneseTokenizer({ tagger, vocab, normalizeText, longestText: LONGEST_TEXT }), lexicons);
  }

  *#active(): Generator<ActiveLexicon> {
    const { defaultLexicon } = this.#base;
    if (defaultLexicon && this.#isDefaultOn()) yield defaultLexicon;
    for (const { sha256: id, name } of this.#catalogue.lexicons) {
      const lexicon = this.#built.get(id);
      if (lexicon instanceof Lexicon) yield { id, kind: 'file', name, lexicon };
    }
    const { words } = this.#own;
    if (words.length > 0) yield { ...OWN, lexicon: new Lexicon('own words', words) };
  }

  #isDefaultOn(): boolean {
    const id = this.#base.defaultLexicon?.id;
    return id !== undefined && !this.#catalogue.defaultsOff.includes(id);
  }
}
