import { expect, it } from 'vitest';
import { fillMaskOf } from '../../../testing/fill-mask.ts';
import { readFixtureText } from '../../../testing/fixtures.ts';

const MODEL = 'models/jmed-mini';
/** Every so many of the test sentences with masks. */
const STEP = 4;

it('q4mix has the first of fp32 at nine of ten clear masks of the embedded model', async () => {
  const lines = (await readFixtureText('fixtures/sentences.tsv')).split('\n').slice(1);
  const sentences = lines.map((line) => line.split('\t')[1] ?? '').filter((sentence) => sentence.includes('[MASK]'));
  const [reference, candidate] = [await fillMaskOf(MODEL, 'fp32'), await fillMaskOf(MODEL, 'q4mix')];
  let clear = 0;
  let agreed = 0;
  for (let n = 0; n < sentences.length; n += STEP) {
    const expected = await reference.predict(sentences[n] ?? '');
    const found = await candidate.predict(sentences[n] ?? '');
    for (const [mask, [first, second]] of expected.masks.entries()) {
      if ((first?.score ?? 0) < 1.1 * (second?.score ?? 0)) continue;
      clear++;
      if (found.masks[mask]?.[0]?.token === first?.token) agreed++;
    }
  }
  expect(clear).toBeGreaterThan(30);
  expect(agreed / clear).toBeGreaterThanOrEqual(0.9);
}, 180_000);
