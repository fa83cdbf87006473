/** Puts a pickle together: text stands for its bytes, numbers for themselves. */
export type PicklePart = string | number;

export const pickle = (...parts: readonly PicklePart[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));

/** BINUNICODE of fewer than 256 ASCII characters. */
export const pickledText = (value: string): PicklePart[] => ['X', value.length, 0, 0, 0, value];

/** A torch storage's persistent id. */
const pickledStorage = (key: string, elements: number): PicklePart[] => [
  ...['(', ...pickledText('storage'), 'ctorch\nFloatStorage\n', ...pickledText(key), ...pickledText('cpu')],
  ...['K', elements, 'tQ'],
];

export interface PickledView {
  readonly key?: string;
  readonly elements: number;
  readonly offset: number;
  readonly shape: readonly [number, number];
  readonly strides: readonly [number, number];
}

export const pickledTensor = ({ key = '0', elements, offset, shape, strides }: PickledView): PicklePart[] => [
  ...['ctorch._utils\n_rebuild_tensor_v2\n(', ...pickledStorage(key, elements), 'K', offset],
  ...['K', shape[0], 'K', shape[1], 0x86, 'K', strides[0], 'K', strides[1], 0x86],
  ...[0x89, 'ccollections\nOrderedDict\n)RtR'],
];
