import type { MaskedLm } from '../session/masked-lm.ts';
import { type RunOptions, runVariants, type Variant } from '../session/variants.ts';
import type { PlacedCandidate } from './candidates-placed.ts';
import { logProbabilities } from './log-probabilities.ts';
import type { MaskGroup } from './span-groups.ts';

/** A sentence with one piece masked, and whose piece that is: candidates that differ only there share it. */
interface MaskedPiece extends Variant {
  readonly asked: { readonly candidate: number; readonly piece: number; readonly token: number }[];
}

/** Every piece of every candidate masked in turn, the shortest sentences first. */
export function maskedPieces(
  placed: readonly PlacedCandidate[],
  { positions }: MaskGroup,
  maskId: number,
): readonly MaskedPiece[] {
  const rows = new Map<string, MaskedPiece>();
  const first = positions[0] as number;
  for (const [candidate, { tokens, ids }] of placed.entries()) {
    for (const [piece, token] of tokens.entries()) {
      const key = tokens.map((other, index) => (index === piece ? '' : other)).join(' ');
      const position = first + piece;
      const row = rows.get(key) ?? { ids: ids.with(position, maskId), positions: [position], asked: [] };
      row.asked.push({ candidate, piece, token });
      rows.set(key, row);
    }
  }
  return [...rows.values()].sort((a, b) => a.ids.length - b.ids.length);
}

/**
 * ln p of each candidate's pieces, by the candidate's index.
 * @param onRow told after each row
 * @throws CancelledError, RuntimeError
 */
export async function pieceLogProbabilities(
  model: MaskedLm,
  rows: readonly MaskedPiece[],
  onRow: () => void,
  options: RunOptions,
): Promise<readonly (readonly number[])[]> {
  const found: number[][] = [];
  const lengths = new Set(rows.map(({ ids }) => ids.length));
  for (const length of lengths) {
    const together = rows.filter(({ ids }) => ids.length === length);
    for await (const { first, logits } of runVariants(model, together, options)) {
      for (const [row, own] of logits.entries()) {
        const values = logProbabilities(own);
        for (const { candidate, piece, token } of (together[first + row] as MaskedPiece).asked) {
          found[candidate] ??= [];
          (found[candidate] as number[])[piece] = values[token] as number;
        }
        onRow();
      }
    }
  }
  return found;
}
