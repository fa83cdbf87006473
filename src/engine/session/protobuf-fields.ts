import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';

/** One field of a protobuf message: its number, and its bytes where it is of a length (else none). */
export interface Field {
  readonly number: number;
  readonly content: Uint8Array;
}

const NOTHING = new Uint8Array(0);

/**
 * The fields of a protobuf message in the order of its bytes, nothing copied.
 * @param fail makes what is thrown for bytes that are no such message
 */
export function* fields(bytes: Uint8Array, fail: (detail: string) => Error): Generator<Field> {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) yield next(reader, fail);
}

function next(reader: BinaryReader, fail: (detail: string) => Error): Field {
  try {
    const [number, wireType] = reader.tag();
    if (wireType === WireType.LengthDelimited) return { number, content: within(reader) };
    // A message of ONNX has no groups, which could be nested without end.
    if (wireType === WireType.StartGroup || wireType === WireType.EndGroup) throw new RangeError('groups');
    reader.skip(wireType, number);
    if (reader.pos > reader.len) throw new RangeError('it ends too early');
    return { number, content: NOTHING };
  } catch {
    throw fail('not a protobuf message');
  }
}

function within(reader: BinaryReader): Uint8Array {
  const content = reader.bytes();
  if (reader.pos > reader.len) throw new RangeError('it ends too early');
  return content;
}

export function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
