import { beforeAll, describe, expect, it } from 'vitest';
import { cutCheckpoint } from '../../testing/cut-checkpoint.ts';
import { fillMaskFrom, fillMaskOf } from '../../testing/fill-mask.ts';
import { readFixtureText } from '../../testing/fixtures.ts';
import { CancelledError, NoMaskError, UsageError } from '../errors.ts';
import type { FillMask } from './fill-mask.ts';
import { softmax } from './softmax.ts';
import { jointFill } from './span.ts';
import { BEGINS, CONTINUES, pieceKinds } from './span-pieces.ts';

const TOKENS = 64;
const SPECIAL = 5;

/** The model's probabilities at one position of each of several equally long sequences. */
async function probabilitiesAt({ model }: FillMask, rows: readonly Int32Array[], position: number) {
  const length = rows[0]?.length ?? 0;
  const ids = Int32Array.from(rows.flatMap((row) => [...row]));
  const positions = rows.map((_, row) => row * length + position);
  const logits = await model.logits(ids, rows.length, positions);
  return rows.map((_, row) => softmax(logits.subarray(row * model.vocabSize, (row + 1) * model.vocabSize)));
}

interface Fill {
  readonly tokens: readonly number[];
  readonly probability: number;
}

/** Every fill of the masks that has no special token, the most probable first. */
async function exhaustive(fillMask: FillMask, text: string): Promise<Fill[]> {
  const { ids, maskPositions } = fillMask.tokenizer.encode(text);
  let fills: Fill[] = [{ tokens: [], probability: 1 }];
  for (const position of maskPositions) {
    const grown: Fill[] = [];
    for (let first = 0; first < fills.length; first += TOKENS) {
      const together = fills.slice(first, first + TOKENS);
      const rows = together.map(({ tokens }) => {
        const row = ids.slice();
        for (const [slot, token] of tokens.entries()) row[maskPositions[slot] as number] = token;
        return row;
      });
      for (const [row, probabilities] of (await probabilitiesAt(fillMask, rows, position)).entries()) {
        const { tokens, probability } = together[row] as Fill;
        for (let token = SPECIAL; token < TOKENS; token++) {
          grown.push({ tokens: [...tokens, token], probability: probability * (probabilities[token] as number) });
        }
      }
    }
    fills = grown;
  }
  return fills.sort((a, b) => b.probability - a.probability);
}

describe('joint fill on a vocabulary that can be tried out', () => {
  let small: FillMask;
  beforeAll(async () => {
    small = await fillMaskFrom(await cutCheckpoint(TOKENS, 7), 'fp32');
  });

  it.each(['[MASK][MASK]', '肺[MASK][MASK]と診断。', '[MASK]の後に[MASK]', '痛みと[MASK] [MASK]を認め、入院した。'])(
    'finds the 64 best of all fills of two masks: %s',
    async (text) => {
      const best = (await exhaustive(small, text)).slice(0, TOKENS);
      const options = { beam: TOKENS, topK: TOKENS, together: 'text' } as const;
      const [group] = (await jointFill(small, text, options)).groups;
      expect(group?.fills.map(({ tokens }) => tokens)).toEqual(best.map(({ tokens }) => tokens));
      for (const [row, { probability }] of best.entries()) {
        expect(group?.fills[row]?.probability).toBeCloseTo(probability, 6);
      }
      expect(group?.proven).toBeGreaterThanOrEqual(1);
    },
  );

  it.each(['[MASK][MASK][MASK]', '肺[MASK][MASK][MASK]と診断。', '[MASK]は[MASK]の[MASK]'])(
    'finds the best of all fills of three masks, and says how many are sure: %s',
    async (text) => {
      const best = await exhaustive(small, text);
      const options = { beam: TOKENS, topK: TOKENS, together: 'text' } as const;
      const [group] = (await jointFill(small, text, options)).groups;
      expect(group?.fills[0]?.tokens).toEqual(best[0]?.tokens);
      const proven = group?.proven ?? 0;
      expect(group?.fills.slice(0, proven).map(({ tokens }) => tokens)).toEqual(
        best.slice(0, proven).map(({ tokens }) => tokens),
      );
    },
  );

  it('makes words only when asked to: a first piece, then ## pieces', async () => {
    const kinds = pieceKinds(small.tokenizer.vocab, TOKENS);
    expect([BEGINS, CONTINUES].map((kind) => kinds.filter((other) => other === kind).length)).not.toContain(0);
    const options = { beam: 16, topK: 16, together: 'text' } as const;
    const shapes = async (wholeWord: boolean) => {
      const { groups } = await jointFill(small, '[MASK][MASK]の[MASK]', { ...options, wholeWord });
      return new Set(groups[0]?.fills.map(({ tokens }) => tokens.map((token) => kinds[token]).join('')));
    };
    expect([...(await shapes(true))]).toEqual([`${BEGINS}${CONTINUES}${BEGINS}`]);
    expect((await shapes(false)).size).toBeGreaterThan(1);
  });

  it('tells the picks made apart from those made together', async () => {
    const text = '肺[MASK][MASK]と診断。';
    const { groups } = await jointFill(small, text, { beam: 4 });
    const { masks } = await small.predict(text, { topK: 1 });
    const independent = groups[0]?.independent;
    expect(independent?.tokens).toEqual(masks.map(([row]) => row?.token));
    for (const [mask, rows] of masks.entries()) expect(independent?.alone[mask]).toBeCloseTo(rows[0]?.score ?? 0, 9);
    const same = (await exhaustive(small, text)).find(({ tokens }) => `${tokens}` === `${independent?.tokens}`);
    expect(independent?.probability).toBeCloseTo(same?.probability ?? 0, 9);
  });

  it('writes a fill without ## and spaces, and the sentence as fill-mask does', async () => {
    const { groups } = await jointFill(small, '[MASK][MASK]の[MASK]', { together: 'text' });
    for (const { text, pieces, sequence, steps, probability } of groups[0]?.fills ?? []) {
      const [a = '', b = '', c = ''] = pieces.map((piece) => piece.replace(/^##/, ''));
      expect(text).toBe(`${a}${b} … ${c}`);
      expect(sequence.replaceAll(' ', '')).toContain(`${a}${b}`);
      expect(probability).toBeCloseTo(
        steps.reduce((product, step) => product * step, 1),
        9,
      );
    }
    const apart = await jointFill(small, '[MASK][MASK]の[MASK]');
    expect(apart.groups.map(({ masks }) => masks)).toEqual([[0, 1], [2]]);
    expect(apart.groups[1]?.fills[0]?.sequence).toContain('[MASK][MASK]'.replace('][', '] ['));
  });

  it('tells how far it is and stops when asked to', async () => {
    const steps: string[] = [];
    await jointFill(small, '[MASK][MASK]の[MASK]', { onStep: (done, total) => steps.push(`${done}/${total}`) });
    expect(steps).toEqual(['1/3', '2/3', '3/3']);
    const controller = new AbortController();
    const options = { signal: controller.signal, onStep: () => controller.abort() };
    await expect(jointFill(small, '[MASK][MASK]', options)).rejects.toThrow(CancelledError);
  });

  it('refuses text without a mask and widths that are none', async () => {
    await expect(jointFill(small, '肺')).rejects.toThrow(NoMaskError);
    await expect(jointFill(small, '[MASK][MASK]', { beam: 0 })).rejects.toThrow(UsageError);
    await expect(jointFill(small, '[MASK][MASK]', { topK: 1.5 })).rejects.toThrow(UsageError);
  });
});

describe('joint fill of the embedded model', () => {
  it('is never worse than taking the most probable piece mask by mask', async () => {
    const mini = await fillMaskOf('models/jmed-mini', 'fp32');
    const lines = (await readFixtureText('fixtures/sentences.tsv')).split('\n').slice(1);
    const sentences = lines.map((line) => line.split('\t')[1] ?? '').filter((text) => text.split('[MASK]').length > 2);
    expect(sentences.length).toBeGreaterThanOrEqual(30);
    let better = 0;
    for (const text of sentences) {
      const [group] = (await jointFill(mini, text, { together: 'text' })).groups;
      const greedy = await greedyFill(mini, text);
      const best = group?.fills[0]?.logProbability ?? Number.NEGATIVE_INFINITY;
      // Rows that share a run are rounded otherwise than a row alone.
      expect(best, text).toBeGreaterThan(greedy - 1e-4);
      expect(best).toBeGreaterThanOrEqual(group?.independent.logProbability ?? 0);
      if (best > greedy + 1e-4) better += 1;
    }
    expect(better).toBeGreaterThan(0);
  }, 300_000);
});

/** ln p of the fill that takes the most probable piece at each mask, from left to right. */
async function greedyFill(fillMask: FillMask, text: string): Promise<number> {
  const { ids, maskPositions } = fillMask.tokenizer.encode(text);
  let sum = 0;
  for (const position of maskPositions) {
    const [probabilities = new Float64Array()] = await probabilitiesAt(fillMask, [ids], position);
    const best = probabilities.subarray(SPECIAL).reduce((high, p) => Math.max(high, p), 0);
    ids[position] = probabilities.indexOf(best);
    sum += Math.log(best);
  }
  return sum;
}
