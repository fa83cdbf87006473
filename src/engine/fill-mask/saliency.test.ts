import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { CancelledError, NoMaskError, UsageError } from '../errors.ts';
import type { FillMask } from './fill-mask.ts';
import { type Saliency, saliency } from './saliency.ts';
import { softmax } from './softmax.ts';

const TEXT = 'この患者は[MASK]と診断された。';
/** As many words as need several runs. */
const LONG = `${'ＣＴで右肺に結節を認めたため、精査目的に入院した。'.repeat(3)}[MASK]と診断した。`;

let tiny: FillMask;
let mini: FillMask;
beforeAll(async () => {
  tiny = await fillMaskOf('fixtures/tiny/checkpoint', 'fp32');
  mini = await fillMaskOf('models/jmed-mini', 'fp32');
});

/** ln p(token at the mask), one run of one row. */
async function alone({ model }: FillMask, ids: Int32Array, position: number, token: number): Promise<number> {
  return Math.log(softmax(await model.logits(ids, 1, [position]))[token] as number);
}

describe('saliency', () => {
  it.each([
    ['the random checkpoint', () => tiny, LONG],
    ['the embedded model', () => mini, TEXT],
  ])('is, by word, the fall of the log-probability when the word is masked (%s)', async (_, fillMask, text) => {
    const { encoding, token, words, total, logProbability } = await saliency(fillMask(), text);
    const position = encoding.maskPositions[0] as number;
    const [first] = (await fillMask().predict(text, { topK: 1 })).masks[0] ?? [];
    expect(token).toBe(first?.token);
    const before = await alone(fillMask(), encoding.ids, position, token);
    expect(logProbability).toBeCloseTo(before, 4);
    expect(words).toHaveLength(total);
    for (const { word, delta, occluded } of words) {
      const { tokens } = encoding.words[word] as (typeof encoding.words)[number];
      const ids = encoding.ids.slice().fill(fillMask().tokenizer.maskId, tokens.first, tokens.last);
      const after = await alone(fillMask(), ids, position, token);
      expect(occluded).toBeCloseTo(after, 4);
      expect(delta).toBeCloseTo(before - after, 3);
    }
  });

  it('covers every word with tokens but the markers, and has words of either sign', async () => {
    const { encoding, words } = await saliency(mini, '女性　の[MASK]で[UNK]は[MASK]。', { mask: 1 });
    const context = words.map(({ word }) => encoding.words[word]?.surface);
    expect(context).toEqual(['女性', 'の', 'で', 'は', '。']);
    const deltas = (await saliency(mini, TEXT)).words.map(({ delta }) => delta);
    expect(Math.max(...deltas)).toBeGreaterThan(0);
    expect(Math.min(...deltas)).toBeLessThan(0);
  });

  it('explains the mask and the token that are asked for', async () => {
    const text = '[MASK]の[MASK]を認めた。';
    const { masks } = await mini.predict(text, { topK: 3 });
    const chosen = masks[1]?.[2];
    const found = await saliency(mini, text, { mask: 1, token: chosen?.token as number });
    expect(found).toMatchObject({ mask: 1, token: chosen?.token, token_str: chosen?.token_str });
    expect(found.logProbability).toBeCloseTo(Math.log(chosen?.score as number), 4);
  });

  it('tells what there is after each run, and stops between runs when asked', async () => {
    const partials: Saliency[] = [];
    const whole = await saliency(tiny, LONG, { onPartial: (partial) => partials.push(partial) });
    expect(partials.length).toBeGreaterThan(1);
    expect(partials.at(-1)).toEqual(whole);
    expect(partials[0]?.words).toEqual(whole.words.slice(0, partials[0]?.words.length));

    const stop = new AbortController();
    let runs = 0;
    const cancelled = saliency(tiny, LONG, {
      signal: stop.signal,
      onPartial: () => {
        runs++;
        stop.abort();
      },
    });
    await expect(cancelled).rejects.toThrow(CancelledError);
    expect(runs).toBe(1);
  });

  it('gives nothing but the prediction for a mask alone', async () => {
    expect(await saliency(mini, '[MASK]')).toMatchObject({ words: [], total: 0, mask: 0 });
  });

  it('refuses a text without a mask, and a mask or token that is not there', async () => {
    await expect(saliency(tiny, '肺癌')).rejects.toThrow(NoMaskError);
    await expect(saliency(tiny, TEXT, { mask: 1 })).rejects.toThrow(UsageError);
    await expect(saliency(tiny, TEXT, { token: 4000 })).rejects.toThrow(UsageError);
    await expect(saliency(tiny, TEXT, { token: -1 })).rejects.toThrow(UsageError);
  });
});
