/**
 * Runs in a worker of the browser: brings a checkpoint from the server into the origin private file system, and converts
 * it there as the page does.
 */

import type { Dtype } from '../../src/engine/convert/dtypes.ts';
import type { FileSink, FileSource, RandomAccessFile } from '../../src/engine/io.ts';
import { type Timed, timeConversion } from './timed.ts';

export interface Task {
  readonly weights: string;
  readonly dtype: Dtype;
  readonly runs: number;
}
export type Answer = { readonly timed: Timed[] } | { readonly error: string };

/** Which only workers have, and TypeScript's library for pages doesn't know. */
interface SyncHandle {
  read(into: Uint8Array, options: { at: number }): number;
  write(from: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  close(): void;
}

const root = await navigator.storage.getDirectory();
const source = await root.getDirectoryHandle('source', { create: true });

async function openSync(folder: FileSystemDirectoryHandle, name: string, create: boolean): Promise<SyncHandle> {
  const handle = (await folder.getFileHandle(name, { create })) as FileSystemFileHandle & {
    createSyncAccessHandle(): Promise<SyncHandle>;
  };
  return handle.createSyncAccessHandle();
}

function writerOf(handle: SyncHandle) {
  let at = 0;
  handle.truncate(0);
  return {
    write: async (bytes: Uint8Array) => {
      for (const end = at + bytes.byteLength; at < end; )
        at += handle.write(bytes.subarray(bytes.byteLength - (end - at)), { at });
    },
    close: async () => handle.close(),
  };
}

async function download(name: string): Promise<void> {
  const response = await fetch(`/checkpoint/${name}`);
  if (!response.ok || response.body === null) throw new Error(`${name}: HTTP ${response.status}`);
  const writer = writerOf(await openSync(source, name, true));
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) await writer.write(part.value);
  await writer.close();
}

const opened = new Map<string, RandomAccessFile>();
const files: FileSource = {
  list: async () => [...opened.keys()],
  open: async (name) => opened.get(name),
};

async function keepOpen(name: string): Promise<void> {
  const handle = await openSync(source, name, false);
  opened.set(name, {
    size: handle.getSize(),
    read: async (offset, length) => {
      const bytes = new Uint8Array(length);
      if (handle.read(bytes, { at: offset }) !== length) throw new RangeError(`${name}: ends too early`);
      return bytes;
    },
  });
}

async function run({ weights, dtype, runs }: Task): Promise<Timed[]> {
  for (const name of ['config.json', 'tokenizer_config.json', 'vocab.txt', weights]) {
    await download(name);
    await keepOpen(name);
  }
  const timed: Timed[] = [];
  for (let i = 0; i < runs; i++) {
    const folder = await root.getDirectoryHandle('converted', { create: true });
    const sink: FileSink = { create: async (name) => writerOf(await openSync(folder, name, true)) };
    timed.push(await timeConversion(files, weights, sink, dtype));
    await root.removeEntry('converted', { recursive: true });
  }
  return timed;
}

addEventListener('message', async ({ data }: MessageEvent<Task>) => {
  const answer: Answer = await run(data).then(
    (timed) => ({ timed }),
    (error) => ({ error: String(error) }),
  );
  postMessage(answer);
});
postMessage('ready');
