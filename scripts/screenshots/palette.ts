import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MOST_COLOURS = 256;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each pixel, row after row. */
  readonly rgb: Uint8Array;
}

/**
 * The same picture with at most 256 colours, a third of the bytes. The other colours, edges of letters mostly, become the nearest of
 * those.
 * @param png 8-bit RGB or RGBA without interlacing, as Chromium takes screenshots
 */
export function withPalette(png: Uint8Array): Buffer {
  const { width, height, rgb } = readPng(png);
  const counts = new Map<number, number>();
  for (let i = 0; i < rgb.length; i += 3) {
    const colour = colourAt(rgb, i);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const { palette, index } = paletteOf(counts);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * (width + 1) + 1 + x] = index.get(colourAt(rgb, 3 * (y * width + x))) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Bits a pixel, and that they are places in the palette.
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Also reads what `withPalette` writes. */
export function readPng(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new Error('not a PNG file');
  const chunks = readChunks(bytes);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height, type] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] ?? 0];
  const channels = { 2: 3, 3: 1, 6: 4 }[type];
  if (channels === undefined || header[8] !== 8 || header[12] !== 0) throw new Error('another kind of PNG file');
  const data = chunks.filter((part) => part.type === 'IDAT').map((part) => part.data);
  const values = unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const palette = chunks.find((part) => part.type === 'PLTE')?.data;
  const rgb = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    const [from, at] = palette ? [palette, 3 * (values[i] ?? 0)] : [values, channels * i];
    rgb.set(from.subarray(at, at + 3), 3 * i);
  }
  return { width, height, rgb };
}

function readChunks(bytes: Buffer): { type: string; data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** Undoes the filters of a PNG's rows: section 9 of the PNG specification. */
function unfilter(rows: Buffer, stride: number, height: number, pixel: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const left = x < pixel ? 0 : (out[y * stride + x - pixel] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0);
      const corner = x < pixel || y === 0 ? 0 : (out[(y - 1) * stride + x - pixel] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[y * stride + x] = (rows[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function colourAt(rgb: Uint8Array, at: number): number {
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
}

/**
 * Half of the palette are the most frequent colours; then, one by one, what would be changed most, by its distance and its share of the
 * picture: so a small green dot stays green.
 */
function paletteOf(counts: ReadonlyMap<number, number>) {
  const colours = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const index = new Map<number, number>();
  const palette: number[] = [];
  const distances = new Map(colours.map((colour) => [colour, Number.POSITIVE_INFINITY]));
  const add = (added: number) => {
    for (const [colour, least] of distances) {
      const distance = distanceOf(colour, added);
      if (distance >= least) continue;
      distances.set(colour, distance);
      index.set(colour, palette.length);
    }
    palette.push(added);
  };
  for (const colour of colours.slice(0, MOST_COLOURS / 2)) add(colour);
  while (palette.length < Math.min(MOST_COLOURS, colours.length)) {
    let [worst, error] = [0, -1];
    for (const [colour, distance] of distances) {
      const weighted = distance * Math.sqrt(counts.get(colour) ?? 0);
      if (weighted > error) [worst, error] = [colour, weighted];
    }
    add(worst);
  }
  return { palette, index };
}

function distanceOf(a: number, b: number): number {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return red * red + green * green + blue * blue;
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([around.subarray(0, 4), typed, around.subarray(4)]);
}
