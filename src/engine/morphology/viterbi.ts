import { EndingNodes, type Lattice } from './lattice.ts';
import type { ConnectionMatrix } from './system-dictionary.ts';

/** Context id of the sentence's beginning and end. */
const BOUNDARY_ID = 0;

/**
 * Viterbi over the lattice, with MeCab's ties: left nodes are tried in the order of the ending list and a later one
 * must be strictly cheaper. Which left node is best depends on the right node's left id alone, so it is worked out once
 * for each id at a position.
 */
export class Viterbi {
  private readonly matrix: ConnectionMatrix;
  private readonly left = new EndingNodes();
  private leftCount = 0;
  private readonly bestNode: Int32Array;
  private readonly bestCost: Float64Array;
  /** The generation in which bestNode and bestCost of an id were worked out; others are out of date. */
  private readonly known: Int32Array;
  private generation = 0;

  constructor(matrix: ConnectionMatrix) {
    this.matrix = matrix;
    this.bestNode = new Int32Array(matrix.leftIds);
    this.bestCost = new Float64Array(matrix.leftIds);
    this.known = new Int32Array(matrix.leftIds);
  }

  /** Connects nodes [first, last), which begin at `position`, each with the best node that ends there. */
  connect(lattice: Lattice, position: number, first: number, last: number): void {
    this.begin(lattice, position);
    for (let node = first; node < last; node++) {
      const leftId = lattice.leftId[node] as number;
      if (this.known[leftId] !== this.generation) this.findBest(leftId);
      lattice.previous[node] = this.bestNode[leftId] as number;
      lattice.pathCost[node] = (this.bestCost[leftId] as number) + (lattice.wordCost[node] as number);
    }
  }

  /** The last node of the cheapest path to the end of the sentence, among those that end at `position`. */
  bestLast(lattice: Lattice, position: number): number {
    this.begin(lattice, position);
    this.findBest(BOUNDARY_ID);
    return this.bestNode[BOUNDARY_ID] as number;
  }

  private begin(lattice: Lattice, position: number): void {
    this.generation = this.generation === 0x7fffffff ? 1 : this.generation + 1;
    if (this.generation === 1) this.known.fill(0);
    this.leftCount = lattice.ending(position, this.left);
  }

  private findBest(leftId: number): void {
    const { costs, rightIds } = this.matrix;
    const { rightId, pathCost, node } = this.left;
    const row = leftId * rightIds;
    let best = 0;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let at = 0; at < this.leftCount; at++) {
      const cost = (pathCost[at] as number) + (costs[row + (rightId[at] as number)] as number);
      if (cost < bestCost) {
        bestCost = cost;
        best = at;
      }
    }
    this.bestNode[leftId] = node[best] as number;
    this.bestCost[leftId] = bestCost;
    this.known[leftId] = this.generation;
  }
}
