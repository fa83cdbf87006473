import type { Prediction } from '../fill-mask/prediction.ts';
import type { Dtype } from './dtypes.ts';
import type { SelfTest } from './manifest.ts';

/** The checkpoint whose predictions its authors published. */
export const OFFICIAL_REPO = 'alabnii/jmedroberta-base-manbyo-wordpiece';

/** What a model is known to predict for a sentence of one mask, best first. */
export interface Expectation {
  readonly sentence: string;
  readonly predictions: readonly { readonly token: number; readonly token_str: string; readonly score: number }[];
}

/** The example of the model's card. */
export const OFFICIAL_EXPECTATION: Expectation = {
  sentence: 'この患者は[MASK]と診断された。',
  predictions: [
    { token: 11474, token_str: 'ＡＬＳ', score: 0.0207393 },
    { token: 10777, token_str: '統合失調症', score: 0.019306 },
    { token: 27318, token_str: 'Ｆａｂｒｙ病', score: 0.0140016 },
  ],
};

/** Predictions to ask for. */
export const SELF_TEST_ROWS = 5;
const EXACT: ReadonlySet<Dtype> = new Set(['fp32', 'fp16']);
const SCORE_DISTANCE = 1e-3;

/**
 * Compares what each dtype predicts with what is known: in fp32 and fp16 the same tokens in this order with scores within 0.001,
 * in 8 and 4 bit the same tokens among the first five.
 */
export function judgeSelfTest(
  expectation: Expectation,
  found: readonly { readonly dtype: Dtype; readonly predictions: readonly Prediction[] }[],
): SelfTest {
  const rows = found.map(({ dtype, predictions }) => ({
    dtype,
    passed: EXACT.has(dtype) ? isExact(expectation, predictions) : isNear(expectation, predictions),
    predictions: predictions
      .slice(0, SELF_TEST_ROWS)
      .map(({ token, token_str, score }) => ({ token, token_str, score })),
  }));
  return {
    passed: rows.every(({ passed }) => passed),
    sentence: expectation.sentence,
    expected: expectation.predictions.map((prediction) => ({ ...prediction })),
    rows,
  };
}

function isExact(expectation: Expectation, found: readonly Prediction[]): boolean {
  return expectation.predictions.every(({ token, score }, i) => {
    const row = found[i];
    return row?.token === token && Math.abs(row.score - score) <= SCORE_DISTANCE;
  });
}

function isNear(expectation: Expectation, found: readonly Prediction[]): boolean {
  const first = found.slice(0, SELF_TEST_ROWS).map(({ token }) => token);
  return expectation.predictions.every(({ token }) => first.includes(token));
}
