import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { listen, pageServer } from '../scripts/page-server.ts';
import { FakeHub } from '../src/testing/fake-hub.ts';
import { test as base, expect } from './page.ts';

export { expect };

const folder = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const MINI = folder('models/jmed-mini');
export const TINY = folder('fixtures/tiny/checkpoint');
const MINI_FILES = ['README.md', 'config.json', 'model.safetensors', 'tokenizer_config.json', 'vocab.txt'];

/** Repositories of the test's hub. */
export const REPO = 'someone/mini';
export const OFFICIAL = 'alabnii/jmedroberta-base-manbyo-wordpiece';

/** The model panel as a person finds it. */
export class ModelPanel {
  readonly page: Page;
  readonly opener;
  readonly chooser;
  readonly dialog;
  readonly list;
  readonly question;
  readonly alert;
  /** Converts the files that were chosen. */
  readonly convert;
  /** Unfolds the formats. */
  readonly formats;

  constructor(page: Page) {
    this.page = page;
    this.opener = page.getByRole('button', { name: /^Models/ });
    this.chooser = page.getByRole('combobox', { name: 'Model' });
    this.dialog = page.getByRole('dialog', { name: 'Models', exact: true });
    this.list = this.dialog.getByRole('list', { name: 'Models on this device' });
    this.question = page.getByRole('alertdialog');
    this.convert = this.dialog.getByRole('button', { name: 'Convert', exact: true });
    this.formats = this.dialog.locator('summary', { hasText: 'Formats to make' });
    this.alert = this.dialog.getByRole('alert').filter({ hasText: /\S/ });
  }

  async open(): Promise<void> {
    await this.opener.click();
    await expect(this.dialog).toBeVisible();
  }

  button(name: string | RegExp) {
    return this.dialog.getByRole('button', { name });
  }

  item(name: string) {
    return this.list
      .getByRole('listitem')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .first();
  }

  /** Begins a download of a repository other than the official one. */
  async download(repo: string): Promise<void> {
    const form = this.dialog.getByRole('article', { name: 'Another BERT checkpoint' });
    await form.getByRole('textbox', { name: 'Hugging Face repository' }).fill(repo);
    await form.getByRole('button', { name: 'Download and convert' }).click();
  }

  async pick(button: 'Choose files…' | 'Choose a folder…', files: Parameters<Page['setInputFiles']>[1]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button(button).click();
    await (await chooser).setFiles(files);
  }

  /** Chooses just these formats. */
  async chooseFormats(...formats: readonly string[]): Promise<void> {
    await this.formats.click();
    for (const box of await this.dialog.getByRole('group', { name: 'Formats to make' }).getByRole('checkbox').all()) {
      const label = (await box.locator('..').textContent()) ?? '';
      await box.setChecked(formats.includes(label));
    }
  }

  async isReady(name: string): Promise<void> {
    await expect(this.dialog.getByRole('status').filter({ hasText: `${name} is ready.` })).toBeVisible({
      timeout: 60_000,
    });
  }
}

interface Fixtures {
  readonly hub: FakeHub;
  readonly panel: ModelPanel;
}

/** Each test has a hub and a page of its own: they are the built page's, but for the hub's address. */
export const test = base.extend<Fixtures>({
  hub: async ({ browserName: _ }, use) => {
    const hub = await FakeHub.start();
    for (const repo of [REPO, OFFICIAL]) await hub.publishFolder(repo, MINI, MINI_FILES);
    await use(hub);
    await hub.close();
  },
  baseURL: async ({ hub }, use) => {
    const server = pageServer(folder('dist'), [hub.origin, hub.storageOrigin]);
    await use(`http://localhost:${await listen(server, 0, '127.0.0.1')}/`);
    server.closeAllConnections();
    server.close();
  },
  panel: async ({ page }, use) => use(new ModelPanel(page)),
});
