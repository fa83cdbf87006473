import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Prediction } from '../src/engine/fill-mask/prediction.ts';
import { expect, MINI, test } from './models-page.ts';

interface Recorded {
  readonly text: string;
  readonly output: readonly Prediction[] | readonly (readonly Prediction[])[];
}

/** Every so many of the recorded calls; the later ones have several masks. */
const EVERY = 24;

test('in fp32 the page gives the reference’s tokens in its order, its sequences, and its scores within 1e-4', async ({
  mask,
  page,
  panel,
}) => {
  const file = join(import.meta.dirname, '..', 'fixtures', 'mini', 'fill-mask.json');
  const recorded = JSON.parse(await readFile(file, 'utf8')) as readonly Recorded[];
  const sample = recorded.filter((_, index) => index % EVERY === 0);
  expect(sample.some(({ output }) => Array.isArray(output[0]))).toBe(true);

  await mask.openReady({ device: 'wasm' });
  await panel.open();
  await panel.chooseFormats('fp32');
  await panel.pick('Choose a folder…', MINI);
  await panel.convert.click();
  await panel.button('Use now').click();
  await expect(panel.chooser).toHaveValue(/^stored:/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.badge-facts').getByText('fp32')).toBeVisible();
  for (const { text, output } of sample) {
    await mask.sentence.fill(text);
    await page.getByRole('button', { name: 'Share' }).click();
    const download = page.waitForEvent('download');
    // Can't be chosen before this text's predictions are there.
    await page.getByRole('menuitem', { name: 'Save as JSON' }).click();
    const saved = JSON.parse(await readFile(await (await download).path(), 'utf8')) as typeof output;
    expect(saved.map(withoutScores)).toEqual(output.map(withoutScores));
    const scores = (rows: typeof output) => rows.flat().map(({ score }) => score);
    for (const [at, score] of scores(saved).entries()) expect(score).toBeCloseTo(scores(output)[at] ?? Number.NaN, 4);
  }
});

function withoutScores(value: Prediction | readonly Prediction[]): unknown {
  if (Array.isArray(value)) return value.map(withoutScores);
  const { score: _, ...rest } = value as Prediction;
  return rest;
}
