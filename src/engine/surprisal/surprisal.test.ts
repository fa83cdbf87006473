import { beforeAll, describe, expect, it } from 'vitest';
import { fillMaskOf } from '../../testing/fill-mask.ts';
import { readFixtureJson } from '../../testing/fixtures.ts';
import { CancelledError, EmptyTextError, HasMaskError, TooLongError } from '../errors.ts';
import type { FillMask } from '../fill-mask/fill-mask.ts';
import { softmax } from '../fill-mask/softmax.ts';
import { type Surprisal, surprisal } from './surprisal.ts';

/** Computed in double precision with numpy from the checkpoint's tensors, one token masked at a time. */
interface Reference {
  text: string;
  ids: number[];
  log_probabilities: number[];
  pseudo_perplexity: number;
}

/** As many tokens as need several runs. */
const LONG = 'ＣＴで右肺に結節を認めたため、精査目的に入院した。'.repeat(3);

let tiny: FillMask;
beforeAll(async () => {
  tiny = await fillMaskOf('fixtures/tiny/checkpoint', 'fp32');
});

/** ln p(id at `position` | the others and `alsoMasked` masked), one run of one row. */
async function alone({ model, tokenizer }: FillMask, ids: Int32Array, position: number, alsoMasked: number[]) {
  const row = ids.slice();
  for (const at of [position, ...alsoMasked]) row[at] = tokenizer.maskId;
  return Math.log(softmax(await model.logits(row, 1, [position]))[ids[position] as number] as number);
}

describe('surprisal', () => {
  it('gives the log-probabilities and pseudo-perplexity of a double-precision reference', async () => {
    for (const { text, ids, ...expected } of await readFixtureJson<Reference[]>(
      'fixtures/tiny/surprisal-and-embedding.json',
    )) {
      const found = await surprisal(tiny, text);
      expect([...found.encoding.ids]).toEqual(ids);
      expect(found.tokens).toHaveLength(expected.log_probabilities.length);
      for (const [at, value] of expected.log_probabilities.entries()) {
        expect(found.tokens[at]?.logProbability).toBeCloseTo(value, 4);
      }
      expect(Math.abs(found.pseudoPerplexity / expected.pseudo_perplexity - 1)).toBeLessThan(1e-4);
      expect(found.pseudoLogLikelihood).toBeCloseTo(
        expected.log_probabilities.reduce((sum, value) => sum + value),
        3,
      );
    }
  });

  it('gives for a long text in shared runs what one run for each token gives', async () => {
    const { encoding, tokens } = await surprisal(tiny, LONG);
    expect(tokens.map(({ position }) => position)).toEqual(Array.from(tokens, (_, at) => at + 1));
    for (const { position, logProbability } of tokens) {
      expect(logProbability).toBeCloseTo(await alone(tiny, encoding.ids, position, []), 4);
    }
  });

  it('masks a word’s pieces together when asked, and sums them for the word', async () => {
    const { encoding, tokens, words } = await surprisal(tiny, 'この患者は肺癌と診断された。', { masking: 'word' });
    const pieces = encoding.words.find(({ tokens: { first, last } }) => last - first > 1)?.tokens;
    expect(pieces).toBeDefined();
    const { first, last } = pieces as { first: number; last: number };
    const positions = Array.from({ length: last - first }, (_, n) => first + n);
    let nats = 0;
    for (const position of positions) {
      const value = await alone(tiny, encoding.ids, position, positions);
      expect(tokens[position - 1]?.logProbability).toBeCloseTo(value, 4);
      nats -= value;
    }
    const word = words.find(({ word }) => encoding.words[word]?.tokens.first === first);
    expect(word?.nats).toBeCloseTo(nats, 3);
    expect(word?.bits).toBeCloseTo(nats / Math.log(2), 3);
  });

  it('tells which tokens are [UNK], whose own probability it is', async () => {
    const { tokens, words, unknownTokens, encoding } = await surprisal(tiny, '熱発𩸽。');
    expect(tokens.filter(({ unknown }) => unknown).map(({ position }) => encoding.tokens[position])).toEqual(['[UNK]']);
    expect(words.filter(({ unknown }) => unknown).map(({ word }) => encoding.words[word]?.surface)).toEqual(['𩸽']);
    expect(unknownTokens).toBe(1);
  });

  it('tells what there is after each run, and stops between runs when asked', async () => {
    const partials: Surprisal[] = [];
    const whole = await surprisal(tiny, LONG, { onPartial: (partial) => partials.push(partial) });
    expect(partials.length).toBeGreaterThan(1);
    expect(partials.at(-1)).toEqual(whole);
    expect(partials[0]?.tokens).toEqual(whole.tokens.slice(0, partials[0]?.tokens.length));
    expect(whole.tokens).toHaveLength(whole.total);

    const stop = new AbortController();
    let runs = 0;
    const cancelled = surprisal(tiny, LONG, {
      signal: stop.signal,
      onPartial: () => {
        runs++;
        stop.abort();
      },
    });
    await expect(cancelled).rejects.toThrow(CancelledError);
    expect(runs).toBe(1);
  });

  it('refuses a text that is empty, has a mask or is too long', async () => {
    await expect(surprisal(tiny, '　')).rejects.toThrow(EmptyTextError);
    await expect(surprisal(tiny, '肺[MASK]')).rejects.toThrow(HasMaskError);
    await expect(surprisal(tiny, '肺'.repeat(140))).rejects.toThrow(TooLongError);
  });

  it('finds a usual sentence of the embedded model’s language less surprising than its words in disorder', async () => {
    const mini = await fillMaskOf('models/jmed-mini', 'fp32');
    const usual = await surprisal(mini, 'この患者は肺癌と診断された。');
    const disorder = await surprisal(mini, '診断はこの。と肺癌れた患者さ');
    expect(usual.pseudoPerplexity).toBeLessThan(disorder.pseudoPerplexity / 2);
  });
});
