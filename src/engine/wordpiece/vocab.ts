import { BadCheckpointError } from '../errors.ts';

const UNKNOWN_TOKEN = '[UNK]';

/** vocab.txt as transformers reads it: a token's id is its line, from 0. */
export class Vocab {
  /** Lines of the file, which is what the model's vocab_size counts. */
  readonly size: number;
  /** Of the longest token, in UTF-16 units. */
  readonly longest: number;
  private readonly ids = new Map<string, number>();
  private readonly tokens: readonly string[];

  constructor(tokens: readonly string[]) {
    this.size = tokens.length;
    this.tokens = tokens;
    // Of duplicate lines the last wins.
    for (const [id, token] of tokens.entries()) this.ids.set(token, id);
    this.longest = tokens.reduce((longest, { length }) => Math.max(longest, length), 0);
  }

  /** Lines end at \n, \r\n or \r (Python's universal newlines), not at U+2028 or U+0085. A BOM is part of the first token. */
  static parse(bytes: Uint8Array): Vocab {
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (cause) {
      throw new BadCheckpointError('vocab.txt is not UTF-8.', { cause });
    }
    const lines = text.split(/\r\n|\n|\r/);
    if (lines.at(-1) === '') lines.pop();
    return new Vocab(lines);
  }

  id(token: string): number | undefined {
    return this.ids.get(token);
  }

  /** @throws BadCheckpointError when the vocabulary lacks a token that the tokenizer can't do without */
  requiredId(token: string): number {
    const id = this.ids.get(token);
    if (id === undefined) throw new BadCheckpointError(`vocab.txt has no ${token} token.`);
    return id;
  }

  /** [UNK] for ids outside the vocabulary and for earlier ones of duplicate lines, as in transformers. */
  token(id: number): string {
    const token = this.tokens[id];
    return token !== undefined && this.ids.get(token) === id ? token : UNKNOWN_TOKEN;
  }
}
