import type { Dtype } from '../convert/dtypes.ts';
import type { ManifestFile } from '../convert/manifest.ts';
import type { RandomAccessFile } from '../io.ts';
import { Download } from './download.ts';
import type { ListedFile, Listing } from './listing.ts';
import type { DownloadFolder, DownloadNote, PartialFile } from './partial-file.ts';
import { folderName, type Repository } from './repository.ts';
import type { Connection } from './request.ts';

/** How far the weights have come. */
export interface DownloadState {
  readonly loaded: number;
  readonly total: number;
  /** The connection is lost; it is tried again. */
  readonly waiting: boolean;
}

export interface WeightOptions {
  /** Opens the folder of this name; whoever has it open has it alone. */
  readonly openFolder: (name: string) => Promise<DownloadFolder>;
  /** Noted beside the download. */
  readonly dtypes: readonly Dtype[];
  readonly onDownload: (state: DownloadState) => void;
  /** Told how many bytes are still to come before any is asked for; when it rejects, none is. */
  readonly onSize?: (bytes: number) => Promise<void>;
}

interface Running {
  readonly download: Download;
  readonly digest: Promise<ManifestFile>;
}

/** A checkpoint's large files, downloaded one after the other into a folder. */
export class WeightDownloads {
  /** Resolves when all files are whole. */
  whole: Promise<void> = Promise.resolve();
  readonly #options: WeightOptions;
  readonly #running = new Map<string, Running>();
  readonly #loaded = new Map<string, number>();
  readonly #partials: PartialFile[] = [];
  #folder: DownloadFolder | undefined;
  #total = 0;
  #waiting = false;

  constructor(options: WeightOptions) {
    this.#options = options;
  }

  readonly onWaiting = (waiting: boolean): void => {
    this.#waiting = waiting;
    this.#tell();
  };

  async begin(connection: Connection, { repository, weights }: Listing): Promise<void> {
    this.#total = weights.reduce((sum, { bytes }) => sum + bytes, 0);
    this.#folder = await this.#options.openFolder(folderName(repository));
    const before = await this.#folder.note();
    const note = noteOf(repository, weights, this.#options.dtypes, before);
    const downloads: [ListedFile, Download][] = [];
    for (const file of weights) {
      const partial = await this.#folder.open(file.name);
      this.#partials.push(partial);
      if (!before || !sameFile(before, file)) await partial.clear();
      this.#loaded.set(file.name, partial.size);
      downloads.push([file, this.#download(connection, repository, file, partial, note)]);
    }
    await this.#options.onSize?.(this.missing);
    await this.#folder.setNote(note);
    this.#tell();
    this.#start(downloads);
  }

  file(name: string): RandomAccessFile | undefined {
    return this.#running.get(name)?.download.file;
  }

  digest(name: string): Promise<ManifestFile> | undefined {
    return this.#running.get(name)?.digest;
  }

  /** @param keep whether to go on with it another time */
  async end(keep: boolean): Promise<void> {
    await this.whole.catch(() => {});
    for (const partial of this.#partials) await partial.close();
    if (!keep) await this.#folder?.remove();
    await this.#folder?.close();
  }

  #download(
    connection: Connection,
    repository: Repository,
    file: ListedFile,
    partial: PartialFile,
    note: DownloadNote,
  ): Download {
    const noted = note.files.find(({ name }) => name === file.name);
    return new Download(connection, {
      repository,
      file,
      partial,
      // An empty file is of no version yet.
      etag: partial.size > 0 ? noted?.etag : undefined,
      onEtag: async (etag) => {
        if (noted) noted.etag = etag;
        await this.#folder?.setNote(note);
      },
      onBytes: (loaded) => {
        this.#loaded.set(file.name, loaded);
        this.#tell();
      },
    });
  }

  #start(downloads: readonly (readonly [ListedFile, Download])[]): void {
    let previous: Promise<unknown> = Promise.resolve();
    for (const [{ name }, download] of downloads) {
      const digest = previous.then(() => download.run());
      // Told by `whole`, and to those who wait for bytes.
      digest.catch((error: unknown) => download.fail(error));
      this.#running.set(name, { download, digest });
      previous = digest;
    }
    this.whole = previous.then(() => {});
    this.whole.catch(() => {});
  }

  /** Bytes of all files that haven't come yet. */
  get missing(): number {
    return this.#total - this.#sum;
  }

  get #sum(): number {
    return [...this.#loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  #tell(): void {
    this.#options.onDownload({ loaded: this.#sum, total: this.#total, waiting: this.#waiting });
  }
}

function noteOf(
  { repo, revision }: Repository,
  weights: readonly ListedFile[],
  dtypes: readonly Dtype[],
  before: DownloadNote | undefined,
): DownloadNote {
  const files = weights.map((file) => {
    const { name, bytes, sha256 } = file;
    const etag = before && sameFile(before, file)?.etag;
    return { name, bytes, ...(sha256 !== undefined && { sha256 }), ...(etag !== undefined && { etag }) };
  });
  return { repo, revision, dtypes: [...dtypes], files };
}

/** What was noted of a file, where it is still that one. */
function sameFile(note: DownloadNote, { name, bytes, sha256 }: ListedFile): DownloadNote['files'][number] | undefined {
  return note.files.find((file) => file.name === name && file.bytes === bytes && file.sha256 === sha256);
}
