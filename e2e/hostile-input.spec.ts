import { expect, FIRST_SENTENCE, test } from './page.ts';

/** Of a link: markup, addresses, control and bidirectional characters, and more text than is read. */
const LINKS = [
  { text: '"><script>document.title="injected"</script>[MASK]' },
  { text: '\u202e\u2066[MASK]\u2069\u0000\u0007\u001b[31m肺炎' },
  { model: 'https://example.org/model', device: 'javascript:alert(1)' },
  { model: 'stored:../../jmed-mask-lexicons', text: '[MASK]。' },
  { text: `[MASK]${'<img src=x onerror=alert(1)>'.repeat(10_000)}` },
];
const HUNDRED_THOUSAND = `[MASK]${'胸部CTで右下葉に浸潤影を認めた。'.repeat(6000)}`.slice(0, 100_000);

test('neither a link nor a paste runs anything, asks anyone else, or stops the page', async ({
  page,
  mask,
  complaints,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== new URL(baseURL ?? '').origin && protocol !== 'blob:') elsewhere.push(request.url());
  });
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await mask.openReady({ device: 'wasm' });

  await test.step('links', async () => {
    for (const link of LINKS) {
      const hash = new URLSearchParams({ lang: 'en', ...link }).toString();
      await page.evaluate((next) => {
        location.hash = next;
      }, hash);
      const expected = link.text?.slice(0, 20_000) ?? null;
      // A text box has no lone carriage returns; there are none here.
      if (expected !== null) await expect(mask.sentence).toHaveValue(expected);
      await expect(page).toHaveTitle(/^JMed Mask\b/);
      expect(await page.locator('main script, main img, main iframe').count()).toBe(0);
      await expect(page.getByRole('combobox', { name: 'Model' })).toHaveValue('jmed-mini');
    }
  });

  await test.step('a paste of 100,000 characters', async () => {
    await mask.sentence.fill(FIRST_SENTENCE);
    await mask.answered('診断');
    const { isTold, ms } = await page.evaluate((text) => {
      const box = document.querySelector('textarea');
      if (!box) throw new Error('no sentence');
      let arrived = 0;
      box.addEventListener('input', () => {
        arrived = performance.now();
      });
      box.focus();
      box.select();
      document.execCommand('insertText', false, text);
      // Nothing was waited for: no pause in typing, no worker.
      const isTold = document.body.textContent?.includes('It has 100000 characters') ?? false;
      return { isTold, ms: performance.now() - arrived };
    }, HUNDRED_THOUSAND);
    expect(isTold).toBe(true);
    test
      .info()
      .annotations.push({ type: 'ms from the characters in the box to the answer', description: ms.toFixed(1) });
    await expect(page.getByText('The text is too long')).toBeVisible();
    await expect(mask.words).toHaveCount(0);
  });

  await test.step('the page goes on', async () => {
    await mask.sentence.fill('[MASK]を認める。');
    await mask.answered('認める');
    await expect(mask.rows(1)).toHaveCount(10);
  });
  expect([elsewhere, complaints, dialogs]).toEqual([[], [], 0]);
});
