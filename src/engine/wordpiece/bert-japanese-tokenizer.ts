import { TextTooLongError } from '../errors.ts';
import { SYSTEM, UNKNOWN } from '../morphology/lattice.ts';
import { lexiconIndex, type Tagger } from '../morphology/tagger.ts';
import { asTyped, type MappedText, toFullWidth } from '../text/full-width.ts';
import { MASK, type SpecialToken, splitAtMarkers } from '../text/mask-markers.ts';
import { toNfkc } from '../text/nfkc.ts';
import { pythonStrip } from '../text/python-whitespace.ts';
import type { Encoding, Span, Word, WordSource } from './encoding.ts';
import type { Vocab } from './vocab.ts';
import { WordPiece } from './wordpiece.ts';

export interface TokenizerParts {
  readonly tagger: Tagger;
  readonly vocab: Vocab;
  /** The checkpoint's `normalize_text`: NFKC before MeCab. False for JMedRoBERTa. */
  readonly normalizeText?: boolean;
  /** Texts of more UTF-16 units are refused before any work is done for them. Default: none are. */
  readonly longestText?: number;
}

export interface EncodeOptions {
  /** Make the text full-width first, which the model was trained on. Default true. */
  readonly fullWidth?: boolean;
}

/**
 * transformers' BertJapaneseTokenizer (MeCab + WordPiece, not lower-casing) with the full-width normalization that
 * JMedRoBERTa's card asks for. No truncation.
 */
export class BertJapaneseTokenizer {
  readonly vocab: Vocab;
  readonly maskId: number;
  private readonly tagger: Tagger;
  private readonly wordPiece: WordPiece;
  private readonly normalizeText: boolean;
  private readonly longestText: number;
  private readonly specialIds: ReadonlySet<number>;

  /** @throws BadCheckpointError when the vocabulary lacks [UNK], [CLS], [SEP] or [MASK] */
  constructor({ tagger, vocab, normalizeText = false, longestText = Number.POSITIVE_INFINITY }: TokenizerParts) {
    this.vocab = vocab;
    this.tagger = tagger;
    this.wordPiece = new WordPiece(vocab);
    this.normalizeText = normalizeText;
    this.longestText = longestText;
    this.maskId = vocab.requiredId(MASK);
    const required = (['[UNK]', '[CLS]', '[SEP]', MASK] as const).map((token) => vocab.requiredId(token));
    const pad = vocab.id('[PAD]');
    this.specialIds = new Set(pad === undefined ? required : [...required, pad]);
  }

  /** [PAD]'s id, where the vocabulary has one. */
  get padId(): number | undefined {
    return this.vocab.id('[PAD]');
  }

  /** @throws TextTooLongError */
  encode(text: string, { fullWidth = true }: EncodeOptions = {}): Encoding {
    if (text.length > this.longestText) throw new TextTooLongError(text.length, this.longestText);
    const output = new EncodingBuilder(this.vocab);
    output.addToken(this.vocab.requiredId('[CLS]'));
    for (const segment of splitAtMarkers(text)) {
      if (segment.kind === 'special') output.addSpecial(segment.token, segment);
      else this.addText(output, this.mapped(text.slice(segment.start, segment.end), fullWidth), segment.start);
    }
    output.addToken(this.vocab.requiredId('[SEP]'));
    return output.finish(text, this.maskId);
  }

  /** Tokens as text: spaces between words, `##` joined to what is before. Special tokens can be left out. */
  decode(ids: Iterable<number>, { skipSpecialTokens = false } = {}): string {
    const tokens: string[] = [];
    for (const id of ids) if (!skipSpecialTokens || !this.specialIds.has(id)) tokens.push(this.vocab.token(id));
    return pythonStrip(tokens.join(' ').replaceAll(' ##', ''));
  }

  private mapped(typed: string, fullWidth: boolean): MappedText {
    const mapped = fullWidth ? toFullWidth(typed) : asTyped(typed);
    return this.normalizeText ? toNfkc(mapped) : mapped;
  }

  private addText(output: EncodingBuilder, { text, starts }: MappedText, offset: number): void {
    const { count, starts: wordStarts, ends, dictionaries, entries } = this.tagger.segment(text);
    const typed = (start: number, end: number): Span => ({
      start: offset + (starts[start] as number),
      end: offset + (starts[end] as number),
    });
    for (let word = 0; word < count; word++) {
      const start = wordStarts[word] as number;
      const end = ends[word] as number;
      const surface = text.slice(start, end);
      const pieces = this.wordPiece.split(surface);
      const source = wordSource(dictionaries[word] as number, entries[word] as number);
      output.addWord(surface, typed(start, end), source, pieces.length);
      for (const piece of pieces) output.addToken(piece.id, typed(start + piece.start, start + piece.end));
    }
    output.addNormalized(text);
  }
}

function wordSource(dictionary: number, entry: number): WordSource {
  if (dictionary === UNKNOWN) return { kind: 'unknown' };
  if (dictionary === SYSTEM) return { kind: 'system' };
  return { kind: 'lexicon', index: lexiconIndex(dictionary) as number, entry };
}

class EncodingBuilder {
  private readonly vocab: Vocab;
  private readonly ids: number[] = [];
  private readonly tokens: string[] = [];
  private readonly spans: (Span | undefined)[] = [];
  private readonly words: Word[] = [];
  private normalized = '';

  constructor(vocab: Vocab) {
    this.vocab = vocab;
  }

  addToken(id: number, span?: Span): void {
    this.ids.push(id);
    this.tokens.push(this.vocab.token(id));
    this.spans.push(span);
  }

  /** A word whose tokens come next. */
  addWord(surface: string, span: Span, source: WordSource, tokens: number): void {
    const first = this.ids.length;
    this.words.push({ surface, span, source, tokens: { first, last: first + tokens } });
  }

  addSpecial(token: SpecialToken, { start, end }: Span): void {
    const id = this.vocab.id(token) ?? this.vocab.requiredId('[UNK]');
    this.addWord(token, { start, end }, { kind: 'special' }, 1);
    this.addToken(id, { start, end });
    this.normalized += token;
  }

  addNormalized(text: string): void {
    this.normalized += text;
  }

  finish(text: string, maskId: number): Encoding {
    const ids = Int32Array.from(this.ids);
    const { normalized, words, tokens, spans } = this;
    const maskPositions = this.ids.flatMap((id, position) => (id === maskId ? [position] : []));
    return { text, normalized, words, tokens, ids, spans, maskPositions };
  }
}
