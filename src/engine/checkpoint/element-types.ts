/** Element types as safetensors names them. Integers occur only in tensors that are left out. */
export const ELEMENT_BYTES = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U64: 8,
  U32: 4,
  U16: 2,
  U8: 1,
  BOOL: 1,
  F8_E4M3: 1,
  F8_E5M2: 1,
} as const;

export type ElementType = keyof typeof ELEMENT_BYTES;

export function isElementType(name: unknown): name is ElementType {
  return typeof name === 'string' && Object.hasOwn(ELEMENT_BYTES, name);
}

/**
 * Little-endian elements as fp32.
 * @returns undefined when the type has no conversion
 */
export function toFloat32(bytes: Uint8Array<ArrayBuffer>, type: ElementType): Float32Array<ArrayBuffer> | undefined {
  const aligned = bytes.byteOffset % ELEMENT_BYTES[type] === 0 ? bytes : bytes.slice();
  const count = aligned.byteLength / ELEMENT_BYTES[type];
  if (type === 'F32') return new Float32Array(aligned.buffer, aligned.byteOffset, count);
  if (type === 'F64') return Float32Array.from(new Float64Array(aligned.buffer, aligned.byteOffset, count));
  if (type === 'F16') return halfToFloat(new Uint16Array(aligned.buffer, aligned.byteOffset, count));
  if (type === 'BF16') return brainToFloat(new Uint16Array(aligned.buffer, aligned.byteOffset, count));
  return undefined;
}

/** bfloat16 is the upper half of an fp32. */
function brainToFloat(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const words = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) words[i] = (bits[i] ?? 0) << 16;
  return new Float32Array(words.buffer);
}

let halfTable: Float32Array | undefined;

/** IEEE 754 binary16 → fp32, exact. */
export function halfToFloat(bits: Uint16Array): Float32Array<ArrayBuffer> {
  halfTable ??= makeHalfTable();
  const table = halfTable;
  const floats = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) floats[i] = table[bits[i] ?? 0] ?? 0;
  return floats;
}

function makeHalfTable(): Float32Array {
  const table = new Float32Array(65_536);
  for (let h = 0; h < 65_536; h++) {
    const exponent = (h >> 10) & 31;
    const fraction = h & 1023;
    const sign = h & 0x8000 ? -1 : 1;
    if (exponent === 31) table[h] = fraction === 0 ? sign * Infinity : NaN;
    else if (exponent === 0) table[h] = sign * fraction * 2 ** -24;
    else table[h] = sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  }
  return table;
}

const floatWord = new Float32Array(1);
const bitsWord = new Uint32Array(floatWord.buffer);

/** fp32 → IEEE 754 binary16, rounding to nearest, ties to even; what is too large becomes infinite. */
export function floatToHalf(floats: Float32Array): Uint16Array<ArrayBuffer> {
  const halves = new Uint16Array(floats.length);
  for (let i = 0; i < floats.length; i++) halves[i] = roundToHalf(floats[i] ?? 0);
  return halves;
}

function roundToHalf(value: number): number {
  floatWord[0] = value;
  const bits = bitsWord[0] ?? 0;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  if (magnitude < 0x38800000) return sign | roundHalfToEven(Math.abs(value) * 2 ** 24);
  const rebased = magnitude - 0x38000000;
  return sign | ((rebased + 0xfff + ((rebased >>> 13) & 1)) >>> 13);
}

/** x ≥ 0 to the nearest integer, ties to even. */
function roundHalfToEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
