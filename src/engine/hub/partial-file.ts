import * as v from 'valibot';
import { DTYPES } from '../convert/dtypes.ts';

/** A file of which the beginning is kept, while the rest is still to come. */
export interface PartialFile {
  /** Bytes kept, from the file's start. */
  readonly size: number;
  append(bytes: Uint8Array): Promise<void>;
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Back to nothing. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** A folder for one download, which outlives the program that writes it. */
export interface DownloadFolder {
  /** What `setNote` wrote; undefined when there is none, or none that can be read. */
  note(): Promise<DownloadNote | undefined>;
  setNote(note: DownloadNote): Promise<void>;
  /** The kept part of a file, made when missing. One may be open at a time. */
  open(name: string): Promise<PartialFile>;
  /** Takes away all of it; its files are closed. */
  remove(): Promise<void>;
  /** Leaves it to others. */
  close(): Promise<void>;
}

const noteSchema = v.object({
  repo: v.string(),
  revision: v.string(),
  dtypes: v.array(v.picklist(DTYPES)),
  files: v.array(
    v.object({
      name: v.string(),
      bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      sha256: v.optional(v.string()),
      /** By which the server tells one version of a file from another. */
      etag: v.optional(v.string()),
    }),
  ),
});

/** What is known of a download, written beside its files. */
export type DownloadNote = v.InferOutput<typeof noteSchema>;

export const NOTE_NAME = 'download.json';

/** @returns undefined when it can't be read, as after a crash */
export function parseNote(bytes: Uint8Array): DownloadNote | undefined {
  try {
    const parsed = v.safeParse(noteSchema, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

export function serializeNote(note: DownloadNote): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(note));
}
