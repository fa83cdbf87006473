import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { COMMON_NOUN, Lexicon } from '../src/engine/morphology/lexicon.ts';
import { writeMecabDic } from '../src/engine/morphology/mecab-dic-writer.ts';
import { randomOf } from '../src/engine/random.ts';
import { mainThreadTasks } from './main-thread.ts';
import { expect, test } from './page.ts';

const STARTER_DIC = fileURLToPath(new URL('../fixtures/starter.dic', import.meta.url));
/** Words that no dictionary has. */
const NAME = '甲乙丙症候群';
const TEXT = `${NAME}の患者は[MASK]と診断された。`;

function panel(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Lexicons' });
  const list = dialog.getByRole('list', { name: 'Lexicons, in order' });
  return {
    dialog,
    items: list.getByRole('listitem'),
    item: (name: string) => list.getByRole('listitem').filter({ hasText: name }),
    use: (name: string) => dialog.getByRole('switch', { name: `Use ${name}` }),
    own: dialog.getByRole('textbox', { name: 'Own words' }),
    open: () => page.getByRole('button', { name: 'Lexicons' }).click(),
    pick: async (...files: Parameters<ReturnType<Page['locator']>['setInputFiles']>) => {
      const chooser = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: 'Add a file…' }).click();
      await (await chooser).setFiles(...files);
    },
  };
}

const textFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

/** Lets go of a file over the page, as the browser tells it. */
async function drop(page: Page, name: string, text: string) {
  const data = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content ?? ''], fileName ?? ''));
      return transfer;
    },
    [name, text],
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop it to add the lexicon')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

test('a compiled dictionary is picked, listed with its facts, kept over reloads until it is removed', async ({
  mask,
  page,
}) => {
  await mask.openReady();
  const { open, pick, item, use } = panel(page);
  await open();
  await expect(item('Starter lexicon')).toContainText('comes with the model');
  await pick(STARTER_DIC);
  const bytes = await readFile(STARTER_DIC);
  const kilobytes = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(bytes.length / 1e3);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  for (const fact of [/4,\d\d\d words/, `${kilobytes} kB`, sha256]) {
    await expect(item('starter.dic')).toContainText(fact);
  }
  await page.reload();
  await open();
  await expect(item('starter.dic')).toContainText(sha256);
  await expect(use('starter.dic')).toBeChecked();
  await page.getByRole('button', { name: 'Remove starter.dic' }).click();
  await expect(item('starter.dic')).toHaveCount(0);
  await page.reload();
  await open();
  await expect(item('Starter lexicon')).toBeVisible();
  await expect(item('starter.dic')).toHaveCount(0);
});

test('a lexicon dropped on the page changes the words at once; switched off and on it changes them again', async ({
  mask,
  page,
}) => {
  await mask.openReady({ text: TEXT });
  const { use } = panel(page);
  const word = mask.words.getByRole('button', { name: `“${NAME}”` });
  await expect(word).toHaveCount(0);
  await drop(page, 'rare.tsv', `${NAME}\tこうおつへいしょうこうぐん\tQ999\n`);
  await expect(word).toBeVisible();
  await use('rare.tsv').click();
  await expect(word).toHaveCount(0);
  await use('rare.tsv').click();
  await expect(word).toBeVisible();
});

test('the model’s own lexicon can be switched off, and stays so', async ({ mask, page }) => {
  await mask.openReady({ text: '肺炎球菌性肺炎の[MASK]' });
  const { open, use } = panel(page);
  const word = mask.words.getByRole('button', { name: '“肺炎球菌性肺炎”' });
  await expect(word).toBeVisible();
  await open();
  await use('Starter lexicon').click();
  await expect(word).toHaveCount(0);
  await page.reload();
  await expect(mask.words).toContainText('肺炎');
  await expect(word).toHaveCount(0);
});

test('a file that is no lexicon is refused with its reason, and the others stay in force', async ({ mask, page }) => {
  await mask.openReady({ text: TEXT });
  const { open, pick, items, dialog } = panel(page);
  await open();
  await pick(textFile('rare.csv', `${NAME},1285,1285,3000,名詞\n`));
  await expect(items).toHaveCount(2);
  const cut = (await readFile(STARTER_DIC)).subarray(0, -1000);
  await pick([
    { name: 'cut.dic', mimeType: 'application/octet-stream', buffer: cut },
    textFile('bad.csv', '肺癌,1,1,1\n胃癌,1,1,99999\n'),
  ]);
  const refused = dialog.getByRole('alert');
  await expect(refused).toContainText('cut.dic was not added');
  await expect(refused).toContainText('This is not a dictionary compiled by MeCab, or it is cut off.');
  await expect(refused).toContainText('bad.csv was not added');
  await expect(refused).toContainText('Line 2: The cost is no whole number from −32768 to 32767.');
  await expect(items).toHaveCount(2);
  await expect(mask.words.getByRole('button', { name: `“${NAME}”` })).toBeVisible();
});

test('files change places', async ({ mask, page }) => {
  await mask.openReady();
  const { open, pick, items } = panel(page);
  await open();
  await pick([textFile('a.tsv', '甲病'), textFile('b.tsv', '乙病')]);
  await expect(items).toContainText(['Starter lexicon', 'a.tsv', 'b.tsv']);
  await page.getByRole('button', { name: 'Move b.tsv up' }).click();
  await expect(items).toContainText(['Starter lexicon', 'b.tsv', 'a.tsv']);
});

test('own words are used while typing; bad lines are told, good ones kept, and all can be taken along', async ({
  mask,
  page,
}) => {
  await mask.openReady({ text: TEXT });
  const { open, own, dialog } = panel(page);
  await open();
  await own.fill(`${NAME},こうおつへい,Q999\n\tよみだけ\n乙丙病`);
  await expect(mask.words.getByRole('button', { name: `“${NAME}”` })).toBeVisible();
  await expect(dialog.getByText('2 words in use')).toBeVisible();
  await expect(dialog.getByRole('status')).toContainText('Line 2: The word is missing.');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export TSV' }).click();
  const path = await (await download).path();
  expect(await readFile(path, 'utf8')).toContain(`\n${NAME}\tこうおつへい\tQ999\n乙丙病\n`);
  await page.reload();
  await expect(mask.words.getByRole('button', { name: `“${NAME}”` })).toBeVisible();
});

test('the panel is opened, used and left by keyboard', async ({ mask, page }) => {
  await mask.openReady();
  const { dialog, use } = panel(page);
  const opener = page.getByRole('button', { name: 'Lexicons' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await use('Starter lexicon').focus();
  await page.keyboard.press('Space');
  await expect(use('Starter lexicon')).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
});

/** A compiled dictionary of made-up words, as many as the largest one of disease names has. */
function largeDictionary(): Uint8Array {
  const random = randomOf(1);
  const letters = [...'急性慢再発難治先天後左右両側上下前内外肺胃腸肝腎心脳骨皮膚筋神経血管炎症癌腫瘍硬化狭窄閉塞不全'];
  const letter = () => letters[Math.floor(random() * letters.length)] ?? '';
  const surfaces = new Set<string>();
  while (surfaces.size < 73_000) surfaces.add(Array.from({ length: 4 + Math.floor(random() * 6) }, letter).join(''));
  const words = Array.from(surfaces, (surface) => ({ ...COMMON_NOUN, surface, details: () => ({ icd10: 'C349' }) }));
  return writeMecabDic(new Lexicon('large', words), { leftIds: 1316, rightIds: 1316 });
}

test('a dictionary of 73,000 words is added without holding up the page', async ({ mask, page }) => {
  // A file on the disk: the test would hand over bytes by a script in the page.
  const file = test.info().outputPath('large.dic');
  await writeFile(file, largeDictionary());
  await mask.openReady({ device: 'wasm' });
  const { open, pick, item } = panel(page);
  await open();
  const tasks = await mainThreadTasks(page, async () => {
    await pick(file);
    await expect(item('large.dic')).toContainText('73,000 words');
  });
  expect(Math.max(...tasks)).toBeLessThanOrEqual(100);
  await mask.sentence.fill('患者は[MASK]である。');
  await mask.answered('患者');
});
