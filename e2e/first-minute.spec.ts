import { expect, FIRST_SENTENCE, test } from './page.ts';

test('opening the page shows a sentence and its ranked predictions, without a complaint', async ({
  mask,
  page,
  complaints,
}) => {
  await mask.openReady();
  await expect(mask.sentence).toHaveValue(FIRST_SENTENCE);
  await expect(mask.rows(1)).toHaveCount(10);
  await expect(mask.rows(1).first()).toHaveText(/^1.+\d\.\d+%$/);
  const scores = await mask.rows(1).getByText('%').allTextContents();
  const numbers = scores.map(Number.parseFloat);
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  await expect(page.getByText('For research, not for diagnosis.')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the badge says on what it ran, how long it took and how many tokens there were', async ({ mask, page }, {
  project,
}) => {
  await mask.openReady();
  const results = page.getByRole('region', { name: 'Predictions' });
  const onGpu = project.name === 'webgpu';
  await expect(results.getByText(onGpu ? /^WebGPU$/ : /^WASM, \d+ threads?$/)).toBeVisible();
  await expect(results.getByText(onGpu ? /^q8w(f16)?$/ : /^q8$/)).toBeVisible();
  await expect(results.getByText(/^[\d,]+ ms$/)).toBeVisible();
  await expect(results.getByText(/^\d+ tokens$/)).toBeVisible();
});

test('without a usable GPU it runs on WASM and says why; WASM can be chosen', async ({ mask, page }, { project }) => {
  await mask.openReady({ device: project.name === 'webgpu' ? 'wasm' : 'webgpu' });
  await expect(page.getByText(/^WASM, \d+ threads?/)).toBeVisible();
  const reason = page.getByText(/so it runs on WASM\.$/);
  await expect(reason).toHaveCount(project.name === 'webgpu' ? 0 : 1);
});

test('predictions follow the sentence as it is typed', async ({ mask, page }) => {
  await mask.openReady();
  await mask.sentence.press('End');
  await mask.sentence.press('ArrowLeft');
  await page.keyboard.type('。治療は', { delay: 20 });
  await mask.answered('治療');
  await expect(mask.sentence).toHaveValue('この患者は[MASK]と診断された。治療は。');
});

test('several masks have a table each; filling one predicts the others anew', async ({ mask, page }) => {
  await mask.openReady({ text: '主訴は[MASK]と[MASK]である。' });
  await expect(mask.rows(2)).toHaveCount(10);
  const word = await mask.word(2, 2);
  await mask.rows(2).nth(1).click();
  await expect(mask.sentence).toHaveValue(`主訴は[MASK]と${word}である。`);
  await expect(mask.table(2)).toHaveCount(0);
  await expect(mask.rows(1)).toHaveCount(10);
  await expect(page.getByText(`Mask 2 filled with “${word}”.`)).toBeVisible();
});

test('typing makes no request', async ({ mask, page, context }) => {
  await mask.openReady();
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await mask.sentence.press('Home');
  await page.keyboard.type('７５歳男性。', { delay: 30 });
  await mask.answered('男性');
  await expect(page.getByText('0 requests since loading')).toBeVisible();
  expect(requests).toEqual([]);
});
