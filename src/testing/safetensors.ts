import { concat } from './memory-files.ts';

export interface NamedTensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** Takes a safetensors file apart. */
export function parseSafetensors(file: Uint8Array<ArrayBuffer>): Map<string, NamedTensor> {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Record<
    string,
    { dtype: string; shape: number[]; data_offsets: [number, number] }
  >;
  const tensors = new Map<string, NamedTensor>();
  for (const [name, { dtype, shape, data_offsets: offsets }] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    tensors.set(name, { dtype, shape, bytes: file.subarray(8 + length + offsets[0], 8 + length + offsets[1]) });
  }
  return tensors;
}

/** Puts one together, tensors in the order given. */
export function buildSafetensors(tensors: ReadonlyMap<string, NamedTensor>): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = {};
  let at = 0;
  for (const [name, { dtype, shape, bytes }] of tensors) {
    header[name] = { dtype, shape, data_offsets: [at, at + bytes.byteLength] };
    at += bytes.byteLength;
  }
  return withHeader(JSON.stringify(header), concat([...tensors.values()].map(({ bytes }) => bytes)));
}

export function withHeader(header: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(header);
  const length = new Uint8Array(BigUint64Array.of(BigInt(json.byteLength)).buffer);
  return concat([length, json, data]);
}
