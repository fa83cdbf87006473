import { createSHA256 } from 'hash-wasm';
import type { ManifestFile } from '../convert/manifest.ts';
import { NotFoundError } from '../errors.ts';
import type { FileSource, RandomAccessFile } from '../io.ts';
import type { HubCheckpoint } from './hub-checkpoint.ts';
import type { Listing } from './listing.ts';
import type { Repository } from './repository.ts';
import type { Connection } from './request.ts';
import { fetchOptional, type SmallFile } from './small-file.ts';
import type { WeightDownloads } from './weight-downloads.ts';

/** The small files that a checkpoint may consist of; no other is asked for. */
const SMALL_FILES = ['config.json', 'tokenizer_config.json', 'vocab.txt', 'README.md'];

/** A repository's files: small ones are fetched when they are opened, weights are read as they arrive. */
export class HubFiles implements FileSource, HubCheckpoint {
  readonly repository: Repository;
  readonly source: FileSource = this;
  readonly #connection: Connection;
  readonly #weights: WeightDownloads;
  readonly #names: readonly string[];
  readonly #small = new Map<string, Promise<SmallFile | undefined>>();

  constructor(connection: Connection, listing: Listing, weights: WeightDownloads) {
    this.#connection = connection;
    this.repository = listing.repository;
    this.#weights = weights;
    this.#names = [
      ...new Set([...listing.read.keys(), ...SMALL_FILES.filter(listing.has)]),
      ...listing.weights.map(({ name }) => name),
    ];
    for (const [name, file] of listing.read) this.#small.set(name, Promise.resolve(file));
  }

  async list(): Promise<readonly string[]> {
    return this.#names;
  }

  async open(name: string): Promise<RandomAccessFile | undefined> {
    const weights = this.#weights.file(name);
    if (weights) return weights;
    const bytes = (await this.#fetched(name))?.bytes;
    return (
      bytes && {
        size: bytes.length,
        read: async (offset, length) => {
          if (offset < 0 || length < 0 || offset + length > bytes.length) throw new RangeError('outside the file');
          return bytes.slice(offset, offset + length);
        },
      }
    );
  }

  readonly digest = async (name: string): Promise<ManifestFile> => {
    const weights = this.#weights.digest(name);
    if (weights) return weights;
    const bytes = (await this.#fetched(name))?.bytes;
    if (!bytes) throw new NotFoundError(name);
    const hasher = await createSHA256();
    return { name, bytes: bytes.length, sha256: hasher.update(bytes).digest('hex') };
  };

  readonly missing = (): number => this.#weights.missing;

  async #fetched(name: string): Promise<SmallFile | undefined> {
    if (!this.#names.includes(name)) return undefined;
    const file = this.#small.get(name) ?? fetchOptional(this.#connection, this.repository, name);
    this.#small.set(name, file);
    return file;
  }
}
