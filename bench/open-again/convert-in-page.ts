import { join } from 'node:path';
import type { Page } from 'playwright';

const FILES = ['config.json', 'tokenizer_config.json', 'vocab.txt', 'model.safetensors'];

/** Gives the page a checkpoint's files, as a person does, and chooses the model that it makes of them. */
export async function convertInPage(page: Page, checkpoint: string, limitMs: number): Promise<void> {
  await page.getByRole('button', { name: 'Models', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Models', exact: true });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose files…' }).click();
  await (await chooser).setFiles(FILES.map((name) => join(checkpoint, name)));
  await dialog.getByRole('button', { name: 'Convert', exact: true }).click();
  await dialog.getByRole('button', { name: 'Use now' }).click({ timeout: limitMs });
  // Kept as the person's choice, so that the next visit opens it.
  await page.waitForFunction(() => document.querySelectorAll('table tbody tr').length > 4, null, { timeout: limitMs });
}
