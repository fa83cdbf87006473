/**
 * Where bytes come from and go to. The engine reads and writes only through these, so that fetch, File, OPFS and Node's
 * file system are the caller's business.
 */

/** Random access to one file of known size. */
export interface RandomAccessFile {
  /** Bytes. */
  readonly size: number;
  /** Exactly `length` bytes from `offset`; rejects when the range is not inside the file. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** A folder of files, by name relative to it. */
export interface FileSource {
  list(): Promise<readonly string[]>;
  /** Undefined when there is no such file. */
  open(name: string): Promise<RandomAccessFile | undefined>;
}

/** One file being written from its start. */
export interface FileWriter {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** A folder that files are written into. */
export interface FileSink {
  create(name: string): Promise<FileWriter>;
}

/** Told while bytes are read or written: `loaded` of `total` bytes of `what` (a file name or a stage's name). */
export interface Progress {
  readonly what: string;
  readonly loaded: number;
  readonly total: number;
}

export type OnProgress = (progress: Progress) => void;
