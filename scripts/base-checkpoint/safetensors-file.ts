import type { OutputFile } from './output-file.ts';
import type { Tensor } from './weights.ts';

/** Aligned as the reference writer does it. */
const ALIGNMENT = 8;

export async function writeSafetensors(file: OutputFile, tensors: readonly Tensor[]): Promise<void> {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  let end = 0;
  for (const { name, shape, count } of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + 4 * count] };
    end += 4 * count;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padding = new Uint8Array((ALIGNMENT - (json.byteLength % ALIGNMENT)) % ALIGNMENT).fill(0x20);
  await file.write(new Uint8Array(BigUint64Array.of(BigInt(json.byteLength + padding.byteLength)).buffer));
  await file.write(json);
  await file.write(padding);
  for (const { bytes } of tensors) for (const chunk of bytes()) await file.write(chunk);
}
