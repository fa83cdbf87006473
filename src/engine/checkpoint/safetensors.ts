import * as v from 'valibot';
import { BadCheckpointError } from '../errors.ts';
import type { RandomAccessFile } from '../io.ts';
import { ELEMENT_BYTES, isElementType } from './element-types.ts';
import { elementCount, type RawTensor } from './raw-tensor.ts';

/** In bytes; some hundred times the header of the largest BERT. The reference reader takes up to 100 MB. */
const MAX_HEADER = 16_000_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entrySchema = v.strictObject({
  dtype: v.string(),
  shape: v.array(count),
  data_offsets: v.tuple([count, count]),
});

interface Placed {
  readonly name: string;
  readonly begin: number;
  readonly end: number;
}

/**
 * Reads a safetensors file's header: u64 length, JSON {name: {dtype, shape, data_offsets}}, then the data, which the
 * tensors must cover without holes or overlap.
 * @param fileName for messages
 * @throws BadCheckpointError
 */
export async function readSafetensors(
  file: RandomAccessFile,
  fileName: string,
): Promise<ReadonlyMap<string, RawTensor>> {
  const { header, dataStart } = await readHeader(file, fileName);
  const tensors = new Map<string, RawTensor>();
  const placed: Placed[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const parsed = v.safeParse(entrySchema, value);
    if (!parsed.success) throw new BadCheckpointError(`${fileName}: ${name}: ${parsed.issues[0].message}`);
    const { dtype, shape, data_offsets: offsets } = parsed.output;
    if (!isElementType(dtype)) throw new BadCheckpointError(`${fileName}: ${name}: unknown type ${dtype}`);
    const [begin, end] = offsets;
    const bytes = elementCount(shape) * ELEMENT_BYTES[dtype];
    if (end - begin !== bytes) {
      throw new BadCheckpointError(`${fileName}: ${name}: ${end - begin} bytes for a shape of ${bytes} bytes`);
    }
    placed.push({ name, begin, end });
    const rowBytes = shape[0] === undefined || shape[0] === 0 ? bytes : bytes / shape[0];
    tensors.set(name, {
      type: dtype,
      shape,
      readRows: (firstRow, rows) => file.read(dataStart + begin + firstRow * rowBytes, rows * rowBytes),
    });
  }
  checkCoverage(placed, file.size - dataStart, fileName);
  return tensors;
}

async function readHeader(
  file: RandomAccessFile,
  fileName: string,
): Promise<{ header: Record<string, unknown>; dataStart: number }> {
  if (file.size < 8) throw new BadCheckpointError(`${fileName}: too short for a safetensors file`);
  const start = await file.read(0, 8);
  const length = new DataView(start.buffer, start.byteOffset, 8).getBigUint64(0, true);
  if (length > MAX_HEADER || 8 + Number(length) > file.size) {
    throw new BadCheckpointError(`${fileName}: a safetensors header of ${length} bytes can't be`);
  }
  const dataStart = 8 + Number(length);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await file.read(8, Number(length))));
  } catch (cause) {
    throw new BadCheckpointError(`${fileName}: the safetensors header is not JSON`, { cause });
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new BadCheckpointError(`${fileName}: the safetensors header is not an object`);
  }
  return { header: header as Record<string, unknown>, dataStart };
}

function checkCoverage(placed: Placed[], dataBytes: number, fileName: string): void {
  let covered = 0;
  for (const { name, begin, end } of placed.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin < covered) throw new BadCheckpointError(`${fileName}: ${name}: overlaps another tensor`);
    if (begin > covered) throw new BadCheckpointError(`${fileName}: ${begin - covered} unused bytes before ${name}`);
    covered = end;
  }
  if (covered !== dataBytes) {
    throw new BadCheckpointError(`${fileName}: tensors take ${covered} bytes, the file holds ${dataBytes}`);
  }
}
