import { countRuns, heldBytes, predictInTurn, type Runs, showMemory } from '../bench/endurance.ts';
import { expect, test } from './page.ts';

test.use({ serviceWorkers: 'block' });

/** `npm run bench -- endurance` makes 10,000. */
const PREDICTIONS = 200;

test('memory stays flat over hundreds of predictions; fast typing makes no backlog and is answered as it ends', async ({
  mask,
  page,
  context,
}) => {
  test.slow();
  await showMemory(context);
  await page.addInitScript(countRuns);
  await mask.openReady({ device: 'wasm' });

  await test.step('predictions', async () => {
    await predictInTurn(page, 0, 50);
    const before = await heldBytes(page);
    await predictInTurn(page, 50, PREDICTIONS);
    const after = await heldBytes(page);
    expect(after / before).toBeLessThan(1.05);
    expect(after / before).toBeGreaterThan(0.9);
  });

  await test.step('typing', async () => {
    const runs = () => page.evaluate(() => (window as unknown as { runs: Runs }).runs);
    const before = await runs();
    await mask.sentence.fill('');
    await page.evaluate(() => {
      // The longest wait of the main thread for its turn.
      const waits: number[] = [];
      Object.assign(window, { waits });
      let last = performance.now();
      setInterval(() => {
        waits.push(performance.now() - last);
        last = performance.now();
      }, 10);
    });
    const text = '胸部CTで右肺に結節を認め[MASK]を疑い、';
    // Twenty characters a second, with the pauses in which an input method converts.
    for (let sentence = 0; sentence < 4; sentence++) {
      await mask.sentence.pressSequentially(text, { delay: 50 });
      await page.waitForTimeout(200);
    }
    await mask.sentence.pressSequentially('肺炎。', { delay: 50 });
    await mask.answered('肺炎');
    await expect(mask.rows(4)).toHaveCount(10);
    const { asked, answered, most } = await runs();
    expect(answered).toBe(asked);
    expect(most).toBe(1);
    // Of a hundred keys, the pauses between sentences and the end.
    expect(asked - before.asked).toBeLessThan(30);
    const waits = await page.evaluate(() => (window as unknown as { waits: number[] }).waits);
    expect(waits.sort((a, b) => a - b).at(Math.floor(waits.length * 0.95))).toBeLessThan(100);
  });
});
