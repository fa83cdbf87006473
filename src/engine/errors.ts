import type { LexiconReason } from './morphology/lexicon-reason.ts';

/**
 * Every failure the engine reports. Each class has a stable kebab-case `code` (part of the command line's contract and
 * the key of the page's translations) and `params`, the values a translated message needs. `message` is English.
 */
export type ErrorParams = Readonly<Record<string, string | number>>;

export abstract class JmedError extends Error {
  abstract readonly code: string;
  readonly params: ErrorParams;

  constructor(message: string, params: ErrorParams = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.params = params;
  }
}

/** The text holds nothing to analyse. To transformers, that is a text without a mask. */
export class EmptyTextError extends JmedError {
  readonly code = 'empty';
  constructor() {
    super('No mask_token ([MASK]) found on the input: the text is empty.');
  }
}

/** The text holds no mask token. The wording is transformers'. */
export class NoMaskError extends JmedError {
  readonly code = 'no-mask';
  constructor(maskToken = '[MASK]') {
    super(`No mask_token (${maskToken}) found on the input`, { maskToken });
  }
}

/** A text that must be whole has a mask. */
export class HasMaskError extends JmedError {
  readonly code = 'has-mask';
  constructor(maskToken = '[MASK]') {
    super(`The text has a ${maskToken}; surprisal is of text without.`, { maskToken });
  }
}

/** More tokens than the model has positions. Nothing is cut in silence. */
export class TooLongError extends JmedError {
  readonly code = 'too-long';
  constructor(tokens: number, limit: number) {
    super(`The text has ${tokens} tokens, ${tokens - limit} over the model's limit of ${limit}.`, {
      tokens,
      limit,
      over: tokens - limit,
    });
  }
}

/** A text so long that it isn't even cut into tokens. */
export class TextTooLongError extends JmedError {
  readonly code = 'text-too-long';
  constructor(characters: number, limit: number) {
    super(`The text has ${characters} characters; texts of up to ${limit} are read.`, { characters, limit });
  }
}

/** No target left to score. The wording is transformers'. */
export class NoTargetError extends JmedError {
  readonly code = 'no-target';
  constructor() {
    super('At least one target must be provided when passed.');
  }
}

/** A row of a table or JSONL file that can't be read; the rows after it can be. */
export class BadRowError extends JmedError {
  readonly code = 'bad-row';
  constructor(detail: string) {
    super(detail, { detail });
  }
}

/** A checkpoint's files are malformed: `detail` names the file or tensor and what is wrong with it. */
export class BadCheckpointError extends JmedError {
  readonly code = 'bad-checkpoint';
  constructor(detail: string, options?: ErrorOptions) {
    super(detail, { detail }, options);
  }
}

/** The files are well-formed, but describe a model this engine does not run. */
export class UnsupportedConfigError extends JmedError {
  readonly code = 'unsupported-config';
  constructor(detail: string, options?: ErrorOptions) {
    super(detail, { detail }, options);
  }
}

/** What is known of a bad lexicon beside the English detail. */
export interface BadLexiconFacts {
  readonly reason?: LexiconReason;
  /** Of a text file, from 1. */
  readonly line?: number;
  /** What the file has where it shouldn't: its version or its charset. */
  readonly value?: string | number;
}

/** A user dictionary that can't be read. */
export class BadLexiconError extends JmedError {
  readonly code = 'bad-lexicon';
  constructor(detail: string, facts: BadLexiconFacts = {}, options?: ErrorOptions) {
    const { reason = 'damaged', line = 0, value = '' } = facts;
    super(detail, { detail, reason, line, value }, options);
  }
}

/** A file, folder, model or dtype that isn't there. */
export class NotFoundError extends JmedError {
  readonly code = 'not-found';
  constructor(what: string, options?: ErrorOptions) {
    super(`Not found: ${what}`, { what }, options);
  }
}

/** A file whose size, sha256 or content is not what its manifest or format says. */
export class CorruptFileError extends JmedError {
  readonly code = 'corrupt-file';
  constructor(file: string, detail: string, options?: ErrorOptions) {
    super(`${file}: ${detail}`, { file, detail }, options);
  }
}

/** The runtime (WebAssembly or WebGPU) could not start, or failed while running. */
export class RuntimeError extends JmedError {
  readonly code = 'runtime';
  constructor(device: string, detail: string, options?: ErrorOptions) {
    super(`${device}: ${detail}`, { device, detail }, options);
  }
}

/** WebAssembly or the browser has no memory left for the model or for a run of it. */
export class OutOfMemoryError extends JmedError {
  readonly code = 'memory';
  constructor(device: string, detail: string, options?: ErrorOptions) {
    super(`${device}: ${detail}`, { device, detail }, options);
  }
}

/** A file could not be fetched: no connection, a stalled one, or a server that answers with an error. */
export class NetworkError extends JmedError {
  readonly code = 'network';
  constructor(file: string, detail: string, options?: ErrorOptions) {
    super(`${file}: ${detail}`, { file, detail }, options);
  }
}

/** What is stored on the device could not be kept or read: there is no room, or the storage fails. */
export class StorageError extends JmedError {
  readonly code = 'storage';
  constructor(detail: string, options?: ErrorOptions) {
    super(detail, { detail }, options);
  }
}

/** What is to be kept is larger than what the browser still keeps for this page. Both are bytes. */
export class NoRoomError extends JmedError {
  readonly code = 'no-room';
  constructor(needed: number, available: number, options?: ErrorOptions) {
    super(`${needed} bytes are needed, and there is room for ${available}`, { needed, available }, options);
  }
}

/** What is to be removed or written is being used: here, or in another tab. */
export class InUseError extends JmedError {
  readonly code = 'in-use';
  constructor(what: string) {
    super(`In use: ${what}`, { what });
  }
}

/** The worker that computes died or never started. */
export class WorkerError extends JmedError {
  readonly code = 'worker';
  constructor(detail: string, options?: ErrorOptions) {
    super(detail, { detail }, options);
  }
}

/** Work the caller asked to stop. */
export class CancelledError extends JmedError {
  readonly code = 'cancelled';
  constructor() {
    super('Cancelled.');
  }
}

/** Anything thrown that is no failure foreseen here: a defect. */
export class UnexpectedError extends JmedError {
  readonly code = 'unexpected';
  constructor(thrown: unknown) {
    const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    super(detail, { detail }, { cause: thrown });
  }
}

/** A command or call with arguments that make no sense. */
export class UsageError extends JmedError {
  readonly code = 'usage';
  constructor(detail: string) {
    super(detail, { detail });
  }
}
