import { describe, expect, it } from 'vitest';
import { pickle, pickledTensor, pickledText } from '../../testing/pickle.ts';
import { BadCheckpointError } from '../errors.ts';
import { readPickle } from './pickle.ts';

const text = pickledText;
const tensor = (elements: number, offset: number, rows: number, columns: number, stride = columns) =>
  pickledTensor({ elements, offset, shape: [rows, columns], strides: [stride, 1] });

describe('readPickle', () => {
  it('reads a state dictionary, its parameters and its metadata', () => {
    const bytes = pickle(
      0x80,
      2,
      'ccollections\nOrderedDict\n)R(',
      ...text('w'),
      'ctorch._utils\n_rebuild_parameter\n',
      ...tensor(6, 0, 2, 3),
      0x88,
      'ccollections\nOrderedDict\n)R',
      0x87,
      'Ru}',
      ...text('_metadata'),
      '}sb.',
    );
    expect(readPickle(bytes)).toEqual(
      new Map([
        [
          'w',
          {
            kind: 'tensor',
            storage: { kind: 'storage', type: 'F32', key: '0', elements: 6 },
            offset: 0,
            shape: [2, 3],
            strides: [3, 1],
          },
        ],
      ]),
    );
  });

  it('reads protocol 4: frames, short text, memoized and stacked names', () => {
    const short = (value: string) => [0x8c, value.length, value, 0x94];
    const frame = [0x95, 9, 0, 0, 0, 0, 0, 0, 0];
    const call = [...short('collections'), ...short('OrderedDict'), 0x93, 0x94, ')R'];
    expect(readPickle(pickle(0x80, 4, ...frame, ...call, 'h', 0, 0x8a, 2, 0, 0x80, 's.'))).toEqual(
      new Map([['collections', -32_768]]),
    );
  });

  it.each([
    ['os.system', 'cos\nsystem\n'],
    ['builtins.eval', 'cbuiltins\neval\n'],
    ['torch.storage._load_from_bytes', 'ctorch.storage\n_load_from_bytes\n'],
    ['collections.OrderedDict.fromkeys', 'ccollections\nOrderedDict.fromkeys\n'],
    ['posix.system', [...text('posix'), ...text('system'), 0x93]],
  ] as const)('refuses %s by its name', (name, parts) => {
    const read = () => readPickle(pickle(0x80, 2, ...(typeof parts === 'string' ? [parts] : parts), '.'));
    expect(read).toThrow(BadCheckpointError);
    expect(read).toThrow(name);
  });

  it.each([
    ['an INST opcode', ['ios\nsystem\n'], /opcode 0x69/u],
    ['an OBJ opcode', ['(o'], /opcode 0x6f/u],
    ['a NEWOBJ opcode', [')', 0x81], /opcode 0x81/u],
    ['an extension opcode', [0x82, 1], /opcode 0x82/u],
    ['a textual persistent id', ['P0\n'], /opcode 0x50/u],
    ['a call of text', [...text('os'), ')R'], /calls/u],
    ['a call of a type', ['ctorch\nFloatStorage\n)R'], /calls/u],
    ['state set on a list', [']}b'], /state/u],
    ['an empty stack', [''], /stack/u],
    ['a mark as a value', ['('], /mark/u],
    ['a tuple without a mark', ['t'], /mark/u],
    ['items of a list', [']K', 1, 'K', 2, 's'], /dictionary/u],
    ['an unknown memo', ['h', 7], /never remembered/u],
    ['text past the end', ['X', 255, 255, 255, 127], /too early/u],
    ['a number beyond the safe', [0x8a, 8, 0, 0, 0, 0, 0, 0, 0, 0x40], /too large/u],
    ['a persistent id that is no storage', ['K', 1, 'Q'], /persistent/u],
    ['a tensor past its storage', tensor(5, 0, 2, 3), /past its storage/u],
    ['an offset past the storage', tensor(6, 1, 2, 3), /past its storage/u],
    ['a tensor made large by a stride of 0', tensor(6, 0, 65_000, 3, 0), /larger than its storage/u],
    ['strides past the storage', tensor(6, 0, 2, 3, 4), /past its storage/u],
  ] as const)('refuses %s', (_, parts, message) => {
    const read = () => readPickle(pickle(0x80, 2, ...parts, '.'));
    expect(read).toThrow(BadCheckpointError);
    expect(read).toThrow(message);
  });

  it('refuses one that makes millions of objects', () => {
    const bytes = new Uint8Array(3_000_000).fill(0x7d);
    expect(() => readPickle(bytes)).toThrow(/more than 1000000 steps/u);
  });

  it('rejects every truncation of a good pickle', () => {
    const whole = pickle(0x80, 2, '}', ...text('w'), ...tensor(6, 0, 2, 3), 's.');
    for (let length = 0; length < whole.length; length++) {
      expect(() => readPickle(whole.slice(0, length))).toThrow(BadCheckpointError);
    }
  });
});
