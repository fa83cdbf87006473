import { dotKernel, TILE } from './dot-kernel.ts';

const PAGE = 65_536;
/** Rows of w copied in at a time. */
const CHUNK = 256;

type Tile = (x: number, w: number, out: number, bytes: number, outBytes: number) => void;

/** Matrix products in fp32 by a small WebAssembly kernel, in a memory of its own that grows with what it is asked. */
export class Products {
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #tile: Tile;

  constructor() {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(dotKernel()), {
      calibration: { memory: this.#memory },
    });
    this.#tile = instance.exports['tile'] as Tile;
  }

  /**
   * @param x [rows, width], rows a multiple of 4
   * @param w [columns, width], columns a multiple of 2; width is a multiple of 4
   * @returns x·wᵀ [rows, columns]
   */
  transposed(x: Float32Array, w: Float32Array, width: number): Float32Array<ArrayBuffer> {
    const rows = x.length / width;
    const columns = w.length / width;
    if (rows % TILE.x !== 0 || columns % TILE.w !== 0 || width % 4 !== 0) {
      throw new RangeError(`No tiles for ${rows} × ${width} by ${columns} × ${width}`);
    }
    const product = new Float32Array(rows * columns);
    const bytes = width * 4;
    const wAt = x.length * 4;
    const outAt = wAt + CHUNK * bytes;
    const memory = this.#floats(outAt + rows * CHUNK * 4);
    memory.set(x);
    for (let first = 0; first < columns; first += CHUNK) {
      const count = Math.min(CHUNK, columns - first);
      memory.set(w.subarray(first * width, (first + count) * width), wAt / 4);
      for (let column = 0; column < count; column += TILE.w) {
        for (let row = 0; row < rows; row += TILE.x) {
          const out = outAt + (row * count + column) * 4;
          this.#tile(row * bytes, wAt + column * bytes, out, bytes, count * 4);
        }
      }
      for (let row = 0; row < rows; row++) {
        const at = outAt / 4 + row * count;
        product.set(memory.subarray(at, at + count), row * columns + first);
      }
    }
    return product;
  }

  #floats(bytes: number): Float32Array {
    const missing = Math.ceil((bytes - this.#memory.buffer.byteLength) / PAGE);
    if (missing > 0) this.#memory.grow(missing);
    return new Float32Array(this.#memory.buffer);
  }
}
