/** Puts a pickle together: text stands for its bytes, numbers for themselves. */
export type PicklePart = string | number;

export const pickle = (...parts: readonly PicklePart[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));

/** BINUNICODE of fewer than 256 ASCII characters. */
export const pickledText = (value: string): PicklePart[] => ['X', value.length, 0, 0, 0, value];

/** BININT: up to 2³¹ − 1. */
const pickledNumber = (value: number): PicklePart[] => ['J', ...new Uint8Array(Int32Array.of(value).buffer)];

/** A torch storage's persistent id. */
const pickledStorage = (key: string, elements: number): PicklePart[] => [
  ...['(', ...pickledText('storage'), 'ctorch\nFloatStorage\n', ...pickledText(key), ...pickledText('cpu')],
  ...[...pickledNumber(elements), 'tQ'],
];

export interface PickledView {
  readonly key?: string;
  readonly elements: number;
  readonly offset: number;
  /** One or two dimensions. */
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** Of one to three numbers. */
const pickledTuple = (items: readonly number[]): PicklePart[] => [...items.flatMap(pickledNumber), 0x84 + items.length];

export const pickledTensor = ({ key = '0', elements, offset, shape, strides }: PickledView): PicklePart[] => [
  ...['ctorch._utils\n_rebuild_tensor_v2\n(', ...pickledStorage(key, elements), ...pickledNumber(offset)],
  ...[...pickledTuple(shape), ...pickledTuple(strides)],
  ...[0x89, 'ccollections\nOrderedDict\n)RtR'],
];
