/** One field of a protobuf message: its number, and its bytes where it is of a length (else none). */
export interface Field {
  readonly number: number;
  readonly content: Uint8Array;
}

const NOTHING = new Uint8Array(0);
/** Bytes of a varint at most. */
const VARINT = 10;

/**
 * The fields of a protobuf message in the order of its bytes, nothing copied.
 * @param fail makes what is thrown for bytes that are no such message
 */
export function* fields(bytes: Uint8Array, fail: (detail: string) => Error): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let index = 0; index < VARINT; index++) {
      const byte = bytes[at++];
      if (byte === undefined) break;
      value += (byte & 0x7f) * 2 ** (7 * index);
      if (byte < 0x80) return value;
    }
    throw fail('not a protobuf message');
  };
  while (at < bytes.length) {
    const tag = varint();
    const kind = tag % 8;
    const number = Math.floor(tag / 8);
    let length = 0;
    if (kind === 0) varint();
    else if (kind === 1) length = 8;
    else if (kind === 2) length = varint();
    else if (kind === 5) length = 4;
    else throw fail('not a protobuf message');
    if (length > bytes.length - at) throw fail('it ends too early');
    yield { number, content: kind === 2 ? bytes.subarray(at, at + length) : NOTHING };
    at += length;
  }
}

export function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
