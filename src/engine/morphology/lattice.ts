/** Which dictionary a node's word is from: these, or FIRST_LEXICON + n for the n-th user dictionary. */
export const UNKNOWN = 0;
export const SYSTEM = 1;
export const FIRST_LEXICON = 2;

const NONE = -1;

/**
 * The lattice of all words that a text could be made of: one column an attribute, one row a node, kept from text to
 * text so that neither nodes nor texts make garbage. Positions are UTF-16 units.
 */
export class Lattice {
  /** Nodes so far. Node 0 is the beginning of the sentence (BOS). */
  count = 0;
  /** Where each node's word begins (after the spaces that it swallows) and ends. */
  start = new Int32Array(0);
  end = new Int32Array(0);
  leftId = new Uint16Array(0);
  rightId = new Uint16Array(0);
  wordCost = new Int16Array(0);
  dictionary = new Uint8Array(0);
  entry = new Int32Array(0);
  /** The cheapest total cost from BOS to and with this node, and the node before it on that path. */
  pathCost = new Float64Array(0);
  previous = new Int32Array(0);
  /** The next node that ends where this one does. */
  private nextEnding = new Int32Array(0);
  /** The first node that ends at each position. */
  private firstEnding = new Int32Array(0);

  /** Empties the lattice for a text of so many UTF-16 units, with BOS ending at position 0. */
  reset(length: number): void {
    if (this.firstEnding.length < length + 1) this.firstEnding = new Int32Array(grown(length + 1));
    this.firstEnding.fill(NONE, 0, length + 1);
    this.count = 0;
    this.add(0, 0, 0, 0, 0, UNKNOWN, NONE);
    this.pathCost[0] = 0;
    this.previous[0] = NONE;
    this.listAsEnding(0, 1);
  }

  add(
    start: number,
    end: number,
    leftId: number,
    rightId: number,
    wordCost: number,
    dictionary: number,
    entry: number,
  ) {
    const node = this.count;
    if (node === this.start.length) this.grow();
    this.start[node] = start;
    this.end[node] = end;
    this.leftId[node] = leftId;
    this.rightId[node] = rightId;
    this.wordCost[node] = wordCost;
    this.dictionary[node] = dictionary;
    this.entry[node] = entry;
    this.count = node + 1;
  }

  /**
   * Lists nodes [first, last), which begin together, at the positions where they end. MeCab prepends, last node first:
   * a later start comes before an earlier one, and within a start nodes are in the order in which they were added.
   */
  listAsEnding(first: number, last: number): void {
    for (let node = last - 1; node >= first; node--) {
      const end = this.end[node] as number;
      this.nextEnding[node] = this.firstEnding[end] as number;
      this.firstEnding[end] = node;
    }
  }

  hasEnding(position: number): boolean {
    return this.firstEnding[position] !== NONE;
  }

  /** Collects the nodes that end at `position`, in MeCab's order; returns how many. */
  ending(position: number, nodes: EndingNodes): number {
    let count = 0;
    let node = this.firstEnding[position] as number;
    while (node !== NONE) {
      if (count === nodes.node.length) nodes.grow();
      nodes.node[count] = node;
      nodes.rightId[count] = this.rightId[node] as number;
      nodes.pathCost[count] = this.pathCost[node] as number;
      count += 1;
      node = this.nextEnding[node] as number;
    }
    return count;
  }

  private grow(): void {
    const size = grown(this.start.length + 1);
    const larger = <T extends Int32Array | Uint16Array | Int16Array | Uint8Array | Float64Array>(column: T): T => {
      const copy = new (column.constructor as new (length: number) => T)(size);
      copy.set(column);
      return copy;
    };
    this.start = larger(this.start);
    this.end = larger(this.end);
    this.leftId = larger(this.leftId);
    this.rightId = larger(this.rightId);
    this.wordCost = larger(this.wordCost);
    this.dictionary = larger(this.dictionary);
    this.entry = larger(this.entry);
    this.pathCost = larger(this.pathCost);
    this.previous = larger(this.previous);
    this.nextEnding = larger(this.nextEnding);
  }
}

/** The nodes that end at one position, side by side for the inner loop. */
export class EndingNodes {
  node = new Int32Array(64);
  rightId = new Uint16Array(64);
  pathCost = new Float64Array(64);

  grow(): void {
    const copy = new EndingNodes();
    const size = grown(this.node.length + 1);
    copy.node = new Int32Array(size);
    copy.node.set(this.node);
    copy.rightId = new Uint16Array(size);
    copy.rightId.set(this.rightId);
    copy.pathCost = new Float64Array(size);
    copy.pathCost.set(this.pathCost);
    Object.assign(this, copy);
  }
}

function grown(needed: number): number {
  return Math.max(1024, 2 ** Math.ceil(Math.log2(needed)) * (needed < 1 << 20 ? 2 : 1));
}
