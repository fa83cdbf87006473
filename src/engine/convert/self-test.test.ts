import { describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import type { Prediction } from '../fill-mask/prediction.ts';
import type { Dtype } from './dtypes.ts';
import { type Expectation, judgeSelfTest, OFFICIAL_EXPECTATION } from './self-test.ts';

const { sentence } = OFFICIAL_EXPECTATION;

async function predict(dtype: Dtype): Promise<readonly Prediction[]> {
  const { masks } = await (await fillMaskOf('models/jmed-mini', dtype)).predict(sentence, { topK: 5 });
  return masks[0] ?? [];
}

const expectationOf = (rows: readonly Prediction[]): Expectation => ({ sentence, predictions: rows.slice(0, 3) });

describe('judgeSelfTest', () => {
  it('passes a model in fp32 and in 8 bit by what it predicts in fp32', async () => {
    const fp32 = await predict('fp32');
    const q8 = await predict('q8');
    const result = judgeSelfTest(expectationOf(fp32), [
      { dtype: 'fp32', predictions: fp32 },
      { dtype: 'q8', predictions: q8 },
    ]);
    expect(result).toMatchObject({ passed: true, sentence, rows: [{ passed: true }, { passed: true }] });
    expect(result.rows[1]?.predictions).toHaveLength(5);
    // Another checkpoint than the official one doesn't pass for it.
    expect(judgeSelfTest(OFFICIAL_EXPECTATION, [{ dtype: 'q8', predictions: q8 }]).passed).toBe(false);
  });

  it('fails fp32 for another order or score, which 8 bit may have', async () => {
    const rows = await predict('fp32');
    const [first, second, third] = rows as [Prediction, Prediction, Prediction];
    for (const changed of [
      [second, first, third],
      [{ ...first, score: first.score + 0.002 }, second, third],
    ]) {
      const judge = (dtype: Dtype) => judgeSelfTest(expectationOf(changed), [{ dtype, predictions: rows }]).passed;
      expect(judge('fp32')).toBe(false);
      expect(judge('fp16')).toBe(false);
      expect(judge('q8')).toBe(true);
      expect(judge('q4mixf16')).toBe(true);
    }
  });

  it('fails when one of several dtypes does, or predicts nothing', async () => {
    const rows = await predict('fp32');
    const result = judgeSelfTest(expectationOf(rows), [
      { dtype: 'fp32', predictions: rows },
      { dtype: 'q4', predictions: [] },
    ]);
    expect(result).toMatchObject({ passed: false, rows: [{ passed: true }, { passed: false }] });
  });
});
