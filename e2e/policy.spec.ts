import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

/** What happens when injected code tries something: the name of what it throws, or `done`. */
async function attempt(page: Page, code: 'html' | 'eval' | 'inline' | 'elsewhere' | 'worker'): Promise<string> {
  return page.evaluate(async (kind) => {
    const attempts = {
      html: () => {
        document.body.insertAdjacentHTML('beforeend', '<img alt="">');
      },
      // biome-ignore lint/security/noGlobalEval: that it doesn't run is what is tested
      eval: () => globalThis.eval('1'),
      inline: () => {
        const script = document.createElement('script');
        script.append('document.title = "injected"');
        document.body.append(script);
      },
      elsewhere: () => fetch('https://example.com/'),
      worker: () => new Worker('https://example.com/worker.js'),
    };
    // Outside of the call from the debugger, which may evaluate text.
    await new Promise((resolve) => setTimeout(resolve));
    try {
      await attempts[kind]();
      return 'done';
    } catch (error) {
      return error instanceof Error ? error.name : String(error);
    }
  }, code);
}

test('injected code can’t add HTML, evaluate text, reach another origin or start a worker from there', async ({
  page,
  mask,
}) => {
  await mask.openReady({ device: 'wasm' });
  expect(await attempt(page, 'html')).toBe('TypeError');
  expect(await attempt(page, 'eval')).toBe('EvalError');
  expect(await attempt(page, 'elsewhere')).toBe('TypeError');
  expect(await attempt(page, 'worker')).toBe('TypeError');
  await attempt(page, 'inline');
  expect(await page.title()).toMatch(/^JMed Mask\b/);
});

test('text of a link is shown as text, whatever it holds', async ({ page, mask }) => {
  const text = '<img src=x onerror="document.title=\'injected\'">[MASK]javascript:alert(1)';
  await mask.openReady({ device: 'wasm', text });
  await expect(mask.sentence).toHaveValue(text);
  expect(await page.title()).toMatch(/^JMed Mask\b/);
  expect(await page.locator('img[src=x]').count()).toBe(0);
});
