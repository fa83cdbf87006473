import { createSHA256 } from 'hash-wasm';
import type { ManifestFile } from '../convert/manifest.ts';
import { CorruptFileError } from '../errors.ts';
import type { RandomAccessFile } from '../io.ts';
import { Arrivals } from './arrivals.ts';
import type { ListedFile } from './listing.ts';
import type { PartialFile } from './partial-file.ts';
import { fileUrl, type Repository } from './repository.ts';
import { type Answer, ask, type Connection, checkAnswer, PassingError, patiently } from './request.ts';

/** The file at the hub is not the one that was begun with: what is kept of that is of no use. */
export class ChangedFileError extends CorruptFileError {}

/** A zip archive's list of entries lies at its end: with it, entries can be read as they arrive. */
const TAIL_BYTES = 256 * 1024;
const READ_BYTES = 4 * 2 ** 20;

export interface DownloadOptions {
  readonly repository: Repository;
  readonly file: ListedFile;
  readonly partial: PartialFile;
  /** Of the version that the partial file is of. */
  readonly etag: string | undefined;
  /** Told the etag once it is known. */
  readonly onEtag: (etag: string) => Promise<void>;
  /** Told the bytes that are there after each chunk. */
  readonly onBytes: (loaded: number) => void;
}

/** One file's way from the hub into a partial file, from which it can be read while it comes. */
export class Download {
  readonly #connection: Connection;
  readonly #options: DownloadOptions;
  readonly #arrivals: Arrivals;
  #etag: string | undefined;

  constructor(connection: Connection, options: DownloadOptions) {
    this.#connection = connection;
    this.#options = options;
    this.#etag = options.etag;
    this.#arrivals = new Arrivals(options.partial, options.file.bytes);
  }

  /** Reads wait until what they ask for is there, and reject when it will not come. */
  get file(): RandomAccessFile {
    return this.#arrivals;
  }

  /** Nothing will come: those who wait for it are told. */
  fail(reason: unknown): void {
    this.#arrivals.fail(reason);
  }

  /**
   * Goes on with the download until the file is whole.
   * @throws ChangedFileError, CorruptFileError, NotFoundError, NetworkError, StorageError, CancelledError
   */
  async run(): Promise<ManifestFile> {
    const { file, partial, onBytes } = this.#options;
    if (partial.size > file.bytes) throw await this.#changed();
    const hasher = await createSHA256();
    for (let offset = 0; offset < partial.size; offset += READ_BYTES) {
      hasher.update(await partial.read(offset, Math.min(READ_BYTES, partial.size - offset)));
    }
    onBytes(partial.size);
    if (file.name.endsWith('.bin')) await this.#fetchTail();
    if (partial.size < file.bytes) {
      await patiently(this.#connection, (progressed) =>
        this.#attempt(async (chunk) => {
          hasher.update(chunk);
          await partial.append(chunk);
          progressed();
          this.#arrivals.arrived();
          onBytes(partial.size);
        }),
      );
    }
    const sha256 = hasher.digest('hex');
    if (file.sha256 !== undefined && sha256 !== file.sha256) {
      await partial.clear();
      throw new CorruptFileError(file.name, 'its sha256 is not the one the hub tells');
    }
    return { name: file.name, bytes: file.bytes, sha256 };
  }

  /** One connection: from what is there on to the end. */
  async #attempt(take: (chunk: Uint8Array<ArrayBuffer>) => Promise<void>): Promise<void> {
    const { repository, file, partial } = this.#options;
    const start = partial.size;
    const url = fileUrl(repository, file.name);
    const answer = await ask(this.#connection, url, file.name, start > 0 ? [start] : undefined);
    try {
      // What is asked for lies past the end.
      if (answer.response.status === 416) throw await this.#changed();
      checkAnswer(answer.response, file.name, repository.repo);
      const begin = answer.response.status === 206 ? start : 0;
      await this.#checkVersion(answer.response, begin);
      await this.#takeBody(answer, begin, take);
    } finally {
      answer.end();
    }
    if (partial.size < file.bytes) throw new PassingError(file.name, `${partial.size} of ${file.bytes} bytes came`);
  }

  /** @param begin where the body begins in the file */
  async #takeBody(
    answer: Answer,
    begin: number,
    take: (chunk: Uint8Array<ArrayBuffer>) => Promise<void>,
  ): Promise<void> {
    const { file, partial } = this.#options;
    let offset = begin;
    for await (const chunk of answer.chunks()) {
      // A server that ignores ranges sends again what is there: it must be the same.
      const known = Math.max(0, Math.min(chunk.length, partial.size - offset));
      if (known > 0 && !isSame(await partial.read(offset, known), chunk)) throw await this.#changed();
      offset += chunk.length;
      if (offset > file.bytes) throw new CorruptFileError(file.name, `more than ${file.bytes} bytes came`);
      if (known < chunk.length) await take(chunk.subarray(known));
    }
  }

  async #checkVersion({ headers }: Response, begin: number): Promise<void> {
    const { file, onEtag } = this.#options;
    const length = headers.get('content-length');
    // Encoded, as servers may do with anything, it says nothing of the file.
    const isPlain = headers.get('content-encoding') === null;
    if (isPlain && length !== null && begin + Number(length) !== file.bytes) throw await this.#changed();
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/u.exec(headers.get('content-range') ?? '');
    if (range && Number(range[1]) !== begin) {
      throw new CorruptFileError(file.name, 'other bytes came than were asked for');
    }
    const etag = headers.get('etag') ?? undefined;
    // Where the sha256 is known, the whole is checked by it: storage hosts that share the work may each have an etag of their own.
    if (etag === undefined || file.sha256 !== undefined) return;
    if (this.#etag !== undefined && this.#etag !== etag) throw await this.#changed();
    if (this.#etag === undefined) await onEtag(etag);
    this.#etag = etag;
  }

  async #changed(): Promise<ChangedFileError> {
    await this.#options.partial.clear();
    return new ChangedFileError(this.#options.file.name, 'it changed at the hub while it was downloaded');
  }

  /** Best effort: without the tail, reads of it wait for the whole file. */
  async #fetchTail(): Promise<void> {
    const { repository, file, partial } = this.#options;
    const start = Math.max(0, file.bytes - TAIL_BYTES);
    if (partial.size >= start) return;
    const tail = await this.#fetchRange(fileUrl(repository, file.name), start).catch(() => undefined);
    if (tail) this.#arrivals.setTail(tail);
  }

  async #fetchRange(url: string, start: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { file, repository } = this.#options;
    const tail = new Uint8Array(file.bytes - start);
    const answer = await ask(this.#connection, url, file.name, [start, file.bytes - 1]);
    try {
      checkAnswer(answer.response, file.name, repository.repo);
      if (answer.response.status !== 206) return undefined;
      let filled = 0;
      for await (const chunk of answer.chunks()) {
        tail.set(chunk, filled);
        filled += chunk.length;
      }
      return filled === tail.length ? tail : undefined;
    } finally {
      answer.end();
    }
  }
}

function isSame(kept: Uint8Array, chunk: Uint8Array): boolean {
  return kept.every((byte, i) => byte === chunk[i]);
}
