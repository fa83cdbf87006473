import type { Lexicon, WordDetails } from '../engine/morphology/lexicon.ts';
import type { BertJapaneseTokenizer, EncodeOptions } from '../engine/wordpiece/bert-japanese-tokenizer.ts';
import type { Encoding, Word } from '../engine/wordpiece/encoding.ts';

/** Where a lexicon came from: with the page, made from the model's vocabulary, a file of the person's, or words typed by them. */
export type LexiconKind = 'shipped' | 'vocabulary' | 'file' | 'own';

export interface LexiconLabel {
  readonly id: string;
  readonly kind: LexiconKind;
  /** A file's name. */
  readonly name: string;
}

/** What a lexicon says of a word. */
export interface KnownWord extends WordDetails {
  /** Index in ReadText.lexicons. */
  readonly lexicon: number;
}

/** A text as the model reads it, with what the lexicons know of its words. */
export interface ReadText extends Encoding {
  /** The lexicons in force, by the index in a word's source. */
  readonly lexicons: readonly LexiconLabel[];
  /** By the word's index; only words that some lexicon tells something of. */
  readonly known: ReadonlyMap<number, KnownWord>;
}

export interface ActiveLexicon extends LexiconLabel {
  readonly lexicon: Lexicon;
}

/** A tokenizer with the lexicons it was made with. Other lexicons are another reader's, so that an answer's parts always fit together. */
export class Reader {
  readonly tokenizer: BertJapaneseTokenizer;
  readonly #lexicons: readonly ActiveLexicon[];
  readonly #labels: readonly LexiconLabel[];

  constructor(tokenizer: BertJapaneseTokenizer, lexicons: readonly ActiveLexicon[]) {
    this.tokenizer = tokenizer;
    this.#lexicons = lexicons;
    this.#labels = lexicons.map(({ id, kind, name }) => ({ id, kind, name }));
  }

  /** In order. */
  get lexicons(): readonly Lexicon[] {
    return this.#lexicons.map(({ lexicon }) => lexicon);
  }

  read(text: string, options: EncodeOptions): ReadText {
    return this.annotated(this.tokenizer.encode(text, options));
  }

  annotated(encoding: Encoding): ReadText {
    const known = new Map<number, KnownWord>();
    for (const [index, word] of encoding.words.entries()) {
      const found = this.#knownWord(word);
      if (found) known.set(index, found);
    }
    return { ...encoding, lexicons: this.#labels, known };
  }

  /** What the lexicons say of words that aren't in the text, such as predictions. */
  lookUp(surfaces: Iterable<string>): ReadonlyMap<string, KnownWord> {
    const known = new Map<string, KnownWord>();
    for (const surface of new Set(surfaces)) {
      const found = this.#look(surface);
      if (found) known.set(surface, found);
    }
    return known;
  }

  #knownWord({ surface, source }: Word): KnownWord | undefined {
    if (source.kind === 'special') return undefined;
    if (source.kind !== 'lexicon') return this.#look(surface);
    const details = this.#lexicons[source.index]?.lexicon.word(source.entry)?.details();
    return details && telling({ ...details, lexicon: source.index });
  }

  /** The first lexicon with an ICD-10 code for it, else the first that tells anything. */
  #look(surface: string): KnownWord | undefined {
    let first: KnownWord | undefined;
    for (const [index, { lexicon }] of this.#lexicons.entries()) {
      const details = lexicon.find(surface)?.details();
      const found = details && telling({ ...details, lexicon: index });
      if (found?.icd10 !== undefined) return found;
      first ??= found;
    }
    return first;
  }
}

function telling(word: KnownWord): KnownWord | undefined {
  return Object.keys(word).length > 1 ? word : undefined;
}
