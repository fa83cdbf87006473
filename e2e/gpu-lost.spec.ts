import { expect, test } from './page.ts';

test('a GPU process that crashes in the midst of a run is replaced by WASM, which answers the same and says why', async ({
  mask,
  page,
  browser,
}) => {
  test.slow();
  await mask.openReady({ device: 'wasm', text: '胸部CTで[MASK]を認めた。' });
  const onWasm = await mask.word(1, 1);
  await page.getByRole('combobox', { name: 'Runs on' }).selectOption('webgpu');
  const results = page.getByRole('region', { name: 'Predictions' });
  await expect(results.getByText(/^WebGPU$/)).toBeVisible({ timeout: 60_000 });
  await expect(mask.rows(1)).toHaveCount(10, { timeout: 60_000 });
  await mask.sentence.fill('肺炎の[MASK]。');
  await mask.answered('肺炎');
  const onGpu = await mask.word(1, 1);

  await mask.sentence.fill('胸部CTで[MASK]を認めた。');
  await expect(page.locator('[aria-busy=true]')).toBeVisible();
  const devtools = await browser.newBrowserCDPSession();
  // It ends before it has answered.
  await devtools.send('Browser.crashGpuProcess').catch(() => {});
  await expect(results.getByText('The graphics processor was lost, so it goes on with WASM.')).toBeVisible();
  await expect(results.getByText(/^WASM, \d+ threads?$/)).toBeVisible();
  await expect(mask.sentence).toHaveValue('胸部CTで[MASK]を認めた。');
  await mask.answered('胸部');
  expect(await mask.word(1, 1)).toBe(onWasm);
  await mask.sentence.fill('肺炎の[MASK]。');
  await mask.answered('肺炎');
  expect(await mask.word(1, 1)).toBe(onGpu);
});
