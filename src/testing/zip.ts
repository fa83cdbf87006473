import { BlobReader, BlobWriter, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';

export interface ZipOptions {
  /** 0 stores, as torch.save does. */
  readonly level?: number;
  readonly zip64?: boolean;
}

export async function buildZip(
  entries: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  { level = 0, zip64 = false }: ZipOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new BlobWriter(), {
    level,
    zip64,
    useWebWorkers: false,
    lastModDate: new Date(1980, 0, 1),
  });
  for (const [name, bytes] of entries) await writer.add(name, new Uint8ArrayReader(bytes));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

export async function readZip(zip: Uint8Array<ArrayBuffer>): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of await new ZipReader(new BlobReader(new Blob([zip]))).getEntries()) {
    if (entry.directory) continue;
    entries.set(entry.filename, new Uint8Array(await entry.getData(new Uint8ArrayWriter(), { useWebWorkers: false })));
  }
  return entries;
}
