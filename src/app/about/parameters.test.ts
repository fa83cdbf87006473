import { expect, it } from 'vitest';
import { BASE } from '../../../scripts/base-checkpoint/weights.ts';
import { parseBertConfig } from '../../engine/checkpoint/config.ts';
import { MINI } from './mini.ts';
import { parameterCount } from './parameters.ts';

it("BERT base with its head has as many parameters as transformers counts, and JMed Mini as many as its card's shape gives", () => {
  // 30,000 · 768 words, 512 · 768 places, 2 · 768 segments, 12 layers of 7,087,872, norms, and the head of 592,128 + 30,000 biases.
  expect(parameterCount(BASE)).toBe(23_040_000 + 393_216 + 1536 + 1536 + 12 * 7_087_872 + 592_128 + 30_000);
  expect(parameterCount(MINI.config)).toBeGreaterThan(7.7e6);
  expect(parameterCount(MINI.config)).toBeLessThan(7.9e6);
});

it('the card shows the shape that the engine reads', () => {
  expect(MINI.config).toMatchObject(parseBertConfig(MINI.config));
});

it('the official model is as many times larger as the card says', () => {
  expect(Math.round(parameterCount(BASE) / parameterCount(MINI.config))).toBe(MINI.card.timesSmaller);
});
