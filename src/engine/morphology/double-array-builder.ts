import { type DoubleArray, EMPTY, ROOT } from './double-array.ts';

export interface BuildOptions {
  /** Codes by UTF-16 unit, from 1; default: by the units' frequency in the keys. */
  readonly codes?: Uint16Array;
  /** Write every key's end as a child with code 0, also where nothing else follows: MeCab's own layout. */
  readonly endsAsChildren?: boolean;
}

/**
 * Builds a double array from distinct keys in ascending order of UTF-16 units; the value of a key is its index.
 * Empty keys are not allowed.
 */
export function buildDoubleArray(
  sortedKeys: readonly string[],
  { codes = codesByFrequency(sortedKeys), endsAsChildren = false }: BuildOptions = {},
): DoubleArray {
  const cells = new Cells();
  cells.take(ROOT, 0);
  // Depth first over ranges of keys that share a prefix; a stack of four numbers a range keeps it off the call stack.
  const pending: number[] = [ROOT, 0, sortedKeys.length, 0];
  const childCodes: number[] = [];
  const childStarts: number[] = [];
  while (pending.length > 0) {
    const depth = pending.pop() as number;
    const last = pending.pop() as number;
    const first = pending.pop() as number;
    const node = pending.pop() as number;
    if (!endsAsChildren && node !== ROOT && last - first === 1 && (sortedKeys[first] as string).length === depth) {
      cells.base[node] = -first - 1;
      continue;
    }
    childCodes.length = 0;
    childStarts.length = 0;
    let previous = -1;
    for (let at = first; at < last; at++) {
      const key = sortedKeys[at] as string;
      const code = depth < key.length ? (codes[key.charCodeAt(depth)] as number) : 0;
      if (code !== previous) {
        childCodes.push(code);
        childStarts.push(at);
        previous = code;
      }
    }
    childStarts.push(last);
    if (childCodes.length === 0) break;
    const base = cells.findBase(childCodes);
    cells.base[node] = base;
    for (let child = 0; child < childCodes.length; child++) {
      const code = childCodes[child] as number;
      const start = childStarts[child] as number;
      cells.take(base + code, code);
      if (code === 0) cells.base[base] = -start - 1;
      else pending.push(base + code, start, childStarts[child + 1] as number, depth + 1);
    }
  }
  return { codes, base: cells.base.slice(0, cells.length), labels: cells.labels.slice(0, cells.length) };
}

function codesByFrequency(keys: readonly string[]): Uint16Array {
  const counts = new Uint32Array(0x10000);
  const used: number[] = [];
  for (const key of keys) {
    for (let at = 0; at < key.length; at++) {
      const unit = key.charCodeAt(at);
      if (counts[unit] === 0) used.push(unit);
      counts[unit] = (counts[unit] as number) + 1;
    }
  }
  used.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const codes = new Uint16Array(0x10000);
  for (const [rank, unit] of used.entries()) codes[unit] = rank + 1;
  return codes;
}

/** A run of cells in which no base was found this often is left behind: slightly sparser, much faster to build. */
const MAX_TRIES = 64;

const INITIAL_CELLS = 1024;

class Cells {
  base = new Int32Array(INITIAL_CELLS);
  labels = new Uint16Array(INITIAL_CELLS).fill(EMPTY);
  /** Cells up to the last one that a search can touch. */
  length = 0;
  private usedBases = new Uint8Array(INITIAL_CELLS);
  /** For a cell that is taken, one behind it from which the next free one is looked for; for a free cell, itself. */
  private next = Int32Array.from({ length: INITIAL_CELLS }, (_, cell) => cell);
  /** No search for a base begins before this cell. */
  private firstFree = 0;

  constructor() {
    // The root's own cell has label 0, which a node with base 0 would take for the end of its key.
    this.usedBases[0] = 1;
  }

  take(cell: number, label: number): void {
    this.reserve(cell + 1);
    this.labels[cell] = label;
    this.next[cell] = cell + 1;
    this.length = Math.max(this.length, cell + 1);
  }

  /** A base at which all the codes' cells are free and that no other node has. The codes needn't be sorted. */
  findBase(codes: readonly number[]): number {
    let lowest = codes[0] as number;
    let highest = lowest;
    for (const code of codes) {
      if (code < lowest) lowest = code;
      if (code > highest) highest = code;
    }
    let tries = 0;
    for (let cell = this.freeFrom(this.firstFree); ; cell = this.freeFrom(cell + 1)) {
      this.reserve(cell + highest - lowest + 1);
      const base = cell - lowest;
      if (base >= 0 && this.usedBases[base] === 0 && this.allFree(base, codes)) {
        this.usedBases[base] = 1;
        // A search may look at base + any code: the arrays reach at least to the base itself.
        this.length = Math.max(this.length, base + 1);
        return base;
      }
      tries += 1;
      if (tries === MAX_TRIES) this.firstFree = cell;
    }
  }

  /** The first free cell at or behind one; what was passed over is made shorter for the next time. */
  private freeFrom(from: number): number {
    let cell = from;
    for (;;) {
      this.reserve(cell + 1);
      const next = this.next[cell] as number;
      if (next === cell) return cell;
      this.reserve(next + 1);
      const afterNext = this.next[next] as number;
      this.next[cell] = afterNext;
      cell = afterNext;
    }
  }

  private allFree(base: number, codes: readonly number[]): boolean {
    for (const code of codes) if (this.labels[base + code] !== EMPTY) return false;
    return true;
  }

  private reserve(length: number): void {
    const old = this.labels.length;
    if (length <= old) return;
    const size = Math.max(length, old * 2);
    const base = new Int32Array(size);
    base.set(this.base);
    const labels = new Uint16Array(size).fill(EMPTY);
    labels.set(this.labels);
    const usedBases = new Uint8Array(size);
    usedBases.set(this.usedBases);
    const next = Int32Array.from({ length: size }, (_, cell) => cell);
    next.set(this.next);
    this.base = base;
    this.labels = labels;
    this.next = next;
    this.usedBases = usedBases;
  }
}
