import { BadCheckpointError } from '../errors.ts';
import type { ElementType } from './element-types.ts';
import { elementCount } from './raw-tensor.ts';

/** A name a pickle refers to. It is only ever compared with the lists below, never looked up or called. */
export class PickleGlobal {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class PickleTuple {
  readonly items: readonly unknown[];
  constructor(items: readonly unknown[]) {
    this.items = items;
  }
}

/** A run of elements in the file, shared by the tensors that view it. */
export interface Storage {
  readonly kind: 'storage';
  readonly type: ElementType;
  /** The name of its entry under `data/`. */
  readonly key: string;
  readonly elements: number;
}

/** A view of a storage; offset and strides in elements. */
export interface PickledTensor {
  readonly kind: 'tensor';
  readonly storage: Storage;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

const STORAGE_TYPES: ReadonlyMap<string, ElementType> = new Map([
  ['torch.DoubleStorage', 'F64'],
  ['torch.FloatStorage', 'F32'],
  ['torch.HalfStorage', 'F16'],
  ['torch.BFloat16Storage', 'BF16'],
  ['torch.LongStorage', 'I64'],
  ['torch.IntStorage', 'I32'],
  ['torch.ShortStorage', 'I16'],
  ['torch.CharStorage', 'I8'],
  ['torch.ByteStorage', 'U8'],
  ['torch.BoolStorage', 'BOOL'],
]);

const isTuple = (value: unknown): value is PickleTuple => value instanceof PickleTuple;
const isStorage = (value: unknown): value is Storage => isKind(value, 'storage');
export const isTensor = (value: unknown): value is PickledTensor => isKind(value, 'tensor');
const isKind = (value: unknown, kind: string): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const CALLS = new Map<string, (args: readonly unknown[]) => unknown>([
  ['collections.OrderedDict', orderedDict],
  ['torch._utils._rebuild_tensor_v2', rebuildTensor],
  ['torch._utils._rebuild_parameter', rebuildParameter],
]);

/** @throws BadCheckpointError for a name that a checkpoint of weights has no need of */
export function allowedGlobal(module: string, name: string): PickleGlobal {
  const full = `${module}.${name}`;
  if (!CALLS.has(full) && !STORAGE_TYPES.has(full)) {
    throw new BadCheckpointError(`the pickle refers to ${full}, which is not allowed`);
  }
  return new PickleGlobal(full);
}

/** What REDUCE gives for one of the allowed functions, computed here. */
export function reduce(callable: unknown, args: unknown): unknown {
  const call = callable instanceof PickleGlobal ? CALLS.get(callable.name) : undefined;
  if (call === undefined || !isTuple(args)) throw new BadCheckpointError('the pickle calls what is not a function');
  return call(args.items);
}

/** A persistent id: ('storage', torch.XStorage, key, device, number of elements). */
export function persistentStorage(id: unknown): Storage {
  const [tag, type, key, , elements] = isTuple(id) ? id.items : [];
  const elementType = type instanceof PickleGlobal ? STORAGE_TYPES.get(type.name) : undefined;
  if (tag !== 'storage' || elementType === undefined || typeof key !== 'string' || !isCount(elements)) {
    throw new BadCheckpointError('the pickle has a persistent id that is not a storage');
  }
  return { kind: 'storage', type: elementType, key, elements };
}

function orderedDict(args: readonly unknown[]): Map<unknown, unknown> {
  if (args.length !== 0) throw new BadCheckpointError('the pickle makes an OrderedDict with arguments');
  return new Map();
}

function rebuildParameter(args: readonly unknown[]): PickledTensor {
  if (!isTensor(args[0])) throw new BadCheckpointError('the pickle makes a parameter of what is not a tensor');
  return args[0];
}

function rebuildTensor(args: readonly unknown[]): PickledTensor {
  const [storage, offset, size, stride] = args;
  const shape = isTuple(size) ? size.items : undefined;
  const strides = isTuple(stride) ? stride.items : undefined;
  if (
    !isStorage(storage) ||
    !isCount(offset) ||
    !shape?.every(isCount) ||
    !strides?.every(isCount) ||
    shape.length !== strides.length
  ) {
    throw new BadCheckpointError('the pickle has a malformed tensor');
  }
  const empty = shape.some((n) => n === 0);
  const last = shape.reduce((at, n, axis) => at + (n - 1) * (strides[axis] ?? 0), offset);
  if (!empty && !(last < storage.elements)) {
    throw new BadCheckpointError(`the pickle has a tensor that reaches past its storage ${storage.key}`);
  }
  // A stride of 0 could make a few bytes into more values than there is memory for.
  if (elementCount(shape) > storage.elements) {
    throw new BadCheckpointError(`the pickle has a tensor that is larger than its storage ${storage.key}`);
  }
  return { kind: 'tensor', storage, offset, shape, strides };
}
