import { test as base, expect, type Locator, type Page } from '@playwright/test';

export { expect };

export const FIRST_SENTENCE = 'この患者は[MASK]と診断された。';

/** The page as a person finds it: by roles and names. */
export class MaskPage {
  readonly page: Page;
  readonly sentence: Locator;
  readonly words: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sentence = page.getByRole('textbox', { name: /^(Sentence|文)$/ });
    this.words = page.getByRole('region', { name: /As the model reads it|モデルの読み方/ });
  }

  /** @param settings of the URL's hash; English unless it says otherwise */
  async open(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.page.goto(`./#${new URLSearchParams({ lang: 'en', ...settings })}`);
  }

  /** Opens it and waits for the predictions of the text in the box. */
  async openReady(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.open(settings);
    await expect(this.rows(1)).not.toHaveCount(0, { timeout: 60_000 });
  }

  /** The model's own predictions: not those of an earlier run, which are shown while it loads. */
  table(mask: number): Locator {
    return this.#anyTable(mask).and(this.page.locator('[data-saved=false] *'));
  }

  /** The predictions of an earlier run. */
  savedTable(mask: number): Locator {
    return this.#anyTable(mask).and(this.page.locator('[data-saved=true] *'));
  }

  #anyTable(mask: number): Locator {
    return this.page.getByRole('table', { name: new RegExp(`^(Mask|マスク) ${mask}$`) });
  }

  rows(mask: number): Locator {
    return this.table(mask).locator('tbody').getByRole('row');
  }

  /** Waits until the predictions are those of a sentence with this word: first the words change, then the tables. */
  async answered(word: string): Promise<void> {
    await expect(this.words.getByRole('button', { name: `“${word}”` })).toBeVisible();
    await expect(this.page.locator('[aria-busy=false]').filter({ has: this.#anyTable(1) })).toBeVisible();
  }

  /** The word in one row, from 1. */
  async word(mask: number, rank: number): Promise<string> {
    const row = this.rows(mask).nth(rank - 1);
    return (await row.getByRole('rowheader').getByRole('button').textContent()) ?? '';
  }
}

/** As the browser ends a worker: without a word to the page. */
export async function killWorker(page: Page) {
  // One that is on its way out may still be listed before its successor.
  const worker = page.workers().findLast((candidate) => candidate.url().includes('/worker-'));
  if (!worker) throw new Error('there is no worker');
  await worker.evaluate(() => self.close()).catch(() => {});
}

interface Fixtures {
  readonly mask: MaskPage;
  /** What the page wrote to the console as errors or warnings, and what it threw. */
  readonly complaints: string[];
}

export const test = base.extend<Fixtures>({
  mask: async ({ page }, use) => use(new MaskPage(page)),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await use(complaints);
    },
    { auto: true },
  ],
});
