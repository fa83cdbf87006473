import { describe, expect, it } from 'vitest';
import { readFixtureJson } from '../../src/testing/fixtures.ts';
import { loadOrt } from '../../src/testing/ort.ts';
import { openTiny, TINY_FILES } from '../../src/testing/tiny.ts';
import { exportBert } from './export/bert.ts';
import { fp32, q8, type Weights } from './export/weights.ts';

interface Reference {
  readonly input_ids: number[];
  readonly mask_positions: number[];
  /** The first 64 of each mask. */
  readonly logits: number[][];
}

/** How far an export's logits are from transformers' own. */
async function furthest(weights: Weights): Promise<number> {
  const { InferenceSession, Tensor } = await loadOrt();
  const references = await readFixtureJson<Reference[]>('fixtures/tiny/logits.json');
  const { checkpoint } = await openTiny(TINY_FILES);
  const session = await InferenceSession.create(await exportBert(checkpoint, weights));
  const int64 = (values: number[]) => new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  let difference = 0;
  for (const { input_ids: ids, mask_positions: masks, logits: expected } of references) {
    const { logits } = await session.run({
      input_ids: int64(ids),
      attention_mask: int64(ids.map(() => 1)),
      token_type_ids: int64(ids.map(() => 0)),
    });
    const all = logits?.data as Float32Array;
    for (const [mask, at] of masks.entries()) {
      for (const [token, logit] of (expected[mask] ?? []).entries()) {
        const off = Math.abs((all[at * checkpoint.config.vocab_size + token] ?? Number.NaN) - logit);
        difference = Math.max(difference, off);
      }
    }
  }
  return difference;
}

describe('the standard export', () => {
  it("gives transformers' logits in fp32", async () => {
    expect(await furthest(fp32)).toBeLessThan(5e-4);
  });

  it('is rounded, but not far from them, in q8', async () => {
    const difference = await furthest(q8);
    expect(difference).toBeGreaterThan(1e-3);
    expect(difference).toBeLessThan(1);
  });
});
