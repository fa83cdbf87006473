import type { PickedFile } from './checkpoint-files.ts';

/** More than any checkpoint has; a home folder dropped by mistake isn't read to its end. */
const MOST_FILES = 2000;

export interface Dropped {
  readonly files: readonly PickedFile[];
  readonly hasFolder: boolean;
}

/**
 * What was let go of over the page, folders with all below them. To be called while the event is handled: later the browser forgets what
 * was dropped.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<Dropped> {
  const plain = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const hasFolder = entries.some((entry) => entry.isDirectory);
  if (!hasFolder) return { files: plain.map((file) => ({ file, path: file.name })), hasFolder };
  const files: PickedFile[] = [];
  for (const entry of entries) await collect(entry, files);
  return { files, hasFolder };
}

/** The files of an input that takes files or a folder. */
export function inputFiles(files: Iterable<File>): PickedFile[] {
  return Array.from(files, (file) => ({ file, path: file.webkitRelativePath || file.name }));
}

async function collect(entry: FileSystemEntry, files: PickedFile[]): Promise<void> {
  if (files.length >= MOST_FILES) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    files.push({ file, path: entry.fullPath.replace(/^\//u, '') });
    return;
  }
  for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) await collect(child, files);
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const children: FileSystemEntry[] = [];
  // Told in parts; an empty one is the last.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return children;
    children.push(...part);
  }
}
