import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { readFixtureJson } from '../../testing/fixtures.ts';
import { EmptyTextError, NoMaskError, NoTargetError, TooLongError, UsageError } from '../errors.ts';
import type { FillMask } from './fill-mask.ts';
import type { Prediction } from './prediction.ts';

/** A call of transformers' FillMaskPipeline, and what it gave or raised. */
interface Call {
  text: string;
  top_k?: number;
  targets?: string[];
  output?: Prediction[] | Prediction[][];
  error?: string;
}

const SCORE_DIGITS = 4;

async function expectSame(fillMask: FillMask, { text, top_k, targets, output, error }: Call): Promise<void> {
  const predicted = fillMask.predict(text, { ...(top_k && { topK: top_k }), ...(targets && { targets }) });
  if (output === undefined) {
    // Recorded with the name of Python's exception before it.
    await expect(predicted, text).rejects.toThrow(error?.replace(/^\w+: /, ''));
    return;
  }
  const expected = (Array.isArray(output[0]) ? output : [output]) as Prediction[][];
  const { masks } = await predicted;
  const withoutScore = (lists: readonly (readonly Prediction[])[]) =>
    lists.map((rows) => rows.map(({ token, token_str, sequence }) => ({ token, token_str, sequence })));
  expect(withoutScore(masks), text).toEqual(withoutScore(expected));
  for (const [mask, rows] of expected.entries()) {
    for (const [row, { score }] of rows.entries()) expect(masks[mask]?.[row]?.score).toBeCloseTo(score, SCORE_DIGITS);
  }
}

describe('fill-mask of the random checkpoint', () => {
  let tiny: FillMask;
  let calls: Call[];
  beforeAll(async () => {
    tiny = await fillMaskOf('fixtures/tiny/checkpoint', 'fp32');
    calls = await readFixtureJson('fixtures/tiny/fill-mask.json');
  });

  it('gives what transformers gave for every recorded call, errors too', async () => {
    expect(calls).toHaveLength(88);
    for (const call of calls) await expectSame(tiny, call);
  });

  it('warns of targets that are not single tokens, in transformers’ words', async () => {
    const { warnings, masks } = await tiny.predict('[MASK]が続く。', { targets: ['冠動脈', '\u0085', 'が'] });
    expect(warnings).toEqual([
      'The specified target token `冠動脈` does not exist in the model vocabulary. Replacing with `冠`.',
      'The specified target token `\u0085` does not exist in the model vocabulary. We cannot replace it with anything meaningful, ignoring it',
    ]);
    expect(masks[0]).toHaveLength(2);
  });

  it('refuses text that is empty, has no mask or is too long, saying by how much', async () => {
    await expect(tiny.predict('')).rejects.toThrow(EmptyTextError);
    await expect(tiny.predict(' 　')).rejects.toThrow(EmptyTextError);
    await expect(tiny.predict('肺が[MAS]')).rejects.toThrow(NoMaskError);
    const long = tiny.predict(`${'肺'.repeat(140)}[MASK]`);
    await expect(long).rejects.toThrow(TooLongError);
    await expect(long).rejects.toMatchObject({ params: { limit: 128, over: expect.any(Number) } });
  });

  it('refuses targets of which none is left, and a top-k that is no row count', async () => {
    await expect(tiny.predict('[MASK]', { targets: ['\u0085'] })).rejects.toThrow(NoTargetError);
    await expect(tiny.predict('[MASK]', { topK: 0 })).rejects.toThrow(UsageError);
  });
});

describe('fill-mask of the embedded model', () => {
  it('gives what transformers gave for every recorded call in fp32', async () => {
    const mini = await fillMaskOf('models/jmed-mini', 'fp32');
    for (const call of await readFixtureJson<Call[]>('fixtures/mini/fill-mask.json')) await expectSame(mini, call);
  });
});
