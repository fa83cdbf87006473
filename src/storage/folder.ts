/** A folder that is kept on the device, of files that are read and written whole. */
export interface Folder {
  names(): Promise<readonly string[]>;
  /** Undefined when there is no such file. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Replaces the whole file or, when it fails, nothing. */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** That there is no such file is no failure. */
  remove(name: string): Promise<void>;
}
