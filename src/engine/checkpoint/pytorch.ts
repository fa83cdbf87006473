import { BadCheckpointError } from '../errors.ts';
import type { RandomAccessFile } from '../io.ts';
import { ELEMENT_BYTES } from './element-types.ts';
import { readPickle } from './pickle.ts';
import { isTensor, type PickledTensor } from './pickle-globals.ts';
import { elementCount, type RawTensor } from './raw-tensor.ts';
import { StoredZip } from './zip-storages.ts';

/** A state dictionary's pickle holds names and shapes only: a few hundred bytes a tensor. */
const MAX_PICKLE = 64 * 2 ** 20;

/**
 * Reads a `torch.save`d state dictionary: a zip of `<folder>/data.pkl` and one raw storage an entry, `<folder>/data/<key>`.
 * @param fileName for messages
 * @throws BadCheckpointError
 */
export async function readPyTorch(file: RandomAccessFile, fileName: string): Promise<ReadonlyMap<string, RawTensor>> {
  const magic = await file.read(0, Math.min(4, file.size));
  if (String.fromCharCode(...magic) !== 'PK\u0003\u0004') {
    throw new BadCheckpointError(
      `${fileName}: not a zip archive (PyTorch before 1.6 wrote another format: load and save it again, best as safetensors)`,
    );
  }
  const zip = await StoredZip.open(file, fileName);
  const pickleName = zip.names().find((name) => /^[^/]+\/data\.pkl$/u.test(name));
  if (pickleName === undefined) throw new BadCheckpointError(`${fileName}: holds no data.pkl`);
  const folder = pickleName.slice(0, -'data.pkl'.length);
  await checkByteOrder(zip, `${folder}byteorder`, fileName);
  const size = zip.size(pickleName) ?? 0;
  if (size > MAX_PICKLE) throw new BadCheckpointError(`${fileName}: data.pkl of ${size} bytes is too large`);
  const root = unpickle(await zip.read(pickleName, 0, size), fileName);
  const tensors = new Map<string, RawTensor>();
  for (const [name, value] of root) {
    if (typeof name !== 'string') throw new BadCheckpointError(`${fileName}: a key of the state dictionary is no name`);
    if (isTensor(value)) tensors.set(name, rawTensor(zip, folder, name, value, fileName));
  }
  return tensors;
}

function unpickle(bytes: Uint8Array, fileName: string): Map<unknown, unknown> {
  try {
    const root = readPickle(bytes);
    if (!(root instanceof Map)) throw new BadCheckpointError('the pickle is not a state dictionary');
    return root;
  } catch (cause) {
    if (cause instanceof BadCheckpointError) throw new BadCheckpointError(`${fileName}: ${cause.message}`, { cause });
    throw cause;
  }
}

async function checkByteOrder(zip: StoredZip, name: string, fileName: string): Promise<void> {
  const size = zip.size(name);
  if (size === undefined) return;
  const order = size > 16 ? '' : new TextDecoder().decode(await zip.read(name, 0, size));
  if (order !== 'little') throw new BadCheckpointError(`${fileName}: byte order ${JSON.stringify(order)}`);
}

function rawTensor(zip: StoredZip, folder: string, name: string, tensor: PickledTensor, fileName: string): RawTensor {
  const { storage, shape } = tensor;
  const entry = `${folder}data/${storage.key}`;
  const bytes = ELEMENT_BYTES[storage.type];
  if (zip.size(entry) !== storage.elements * bytes) {
    throw new BadCheckpointError(
      `${fileName}: ${name}: its storage ${storage.key} has ${zip.size(entry) ?? 0} bytes instead of ${storage.elements * bytes}`,
    );
  }
  return {
    type: storage.type,
    shape,
    place: JSON.stringify([entry, tensor.offset, shape, tensor.strides]),
    verify: () => zip.verify(entry),
    readRows: async (firstRow, rows) => {
      const view = rowsOf(tensor, firstRow, rows);
      if (elementCount(view.shape) === 0) return new Uint8Array(0);
      const span = 1 + view.shape.reduce((reach, n, axis) => reach + (n - 1) * (view.strides[axis] ?? 0), 0);
      const data = await zip.read(entry, view.offset * bytes, span * bytes);
      return isContiguous(view) ? data : gather(data, view, bytes);
    },
  };
}

type View = Pick<PickledTensor, 'offset' | 'shape' | 'strides'>;

function rowsOf({ offset, shape, strides }: View, firstRow: number, rows: number): View {
  if (shape.length === 0) return { offset, shape, strides };
  return { offset: offset + firstRow * (strides[0] ?? 0), shape: [rows, ...shape.slice(1)], strides };
}

function isContiguous({ shape, strides }: View): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const n = shape[axis] ?? 0;
    if (n !== 1 && strides[axis] !== expected) return false;
    expected *= n;
  }
  return true;
}

/** Elements of a view in row-major order. */
function gather(data: Uint8Array, { shape, strides }: View, bytes: number): Uint8Array<ArrayBuffer> {
  const total = elementCount(shape);
  const out = new Uint8Array(total * bytes);
  const index = shape.map(() => 0);
  let at = 0;
  for (let i = 0; i < total; i++) {
    for (let b = 0; b < bytes; b++) out[i * bytes + b] = data[at * bytes + b] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at += strides[axis] ?? 0;
      index[axis] = (index[axis] ?? 0) + 1;
      if (index[axis] !== shape[axis]) break;
      at -= (shape[axis] ?? 0) * (strides[axis] ?? 0);
      index[axis] = 0;
    }
  }
  return out;
}
