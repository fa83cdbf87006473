import type { Page } from 'playwright';

export interface View {
  readonly name: string;
  readonly language: 'en' | 'ja';
  readonly width: number;
  readonly height: number;
  readonly theme?: 'dark';
  readonly text?: string;
  readonly contrast?: 'more' | 'forced';
  /** What is done before the picture is taken. */
  readonly act?: (page: Page) => Promise<unknown>;
  /** Done before the page is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const DESKTOP = { width: 1280, height: 880 } as const;
const PHONE = { width: 360, height: 780 } as const;
/** A window of 1280 px at 200 %. */
const ZOOMED = { width: 640, height: 440 } as const;

const TWO_MASKS = '主訴は[MASK]と[MASK]で、HbA1c 7.2%の２型糖尿病がある。';
const TOGETHER = '伝染性[MASK][MASK]症を疑う。';
const WHOLE = 'この患者は糖尿病と診断された。';
const ROWS = ['発熱と咳嗽があり、[MASK]と診断された。', '胸部CTで[MASK]を認めた。', 'マスクのない行です。'];

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click();
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name, exact: true }).click();

/** Every view of the page, each where it says most: languages, themes and sizes in turn. */
export const VIEWS: readonly View[] = [
  { name: 'main', ...DESKTOP, language: 'en' },
  { name: 'main-ja', ...DESKTOP, language: 'ja' },
  { name: 'dark-two-masks-ja', ...DESKTOP, theme: 'dark', language: 'ja', text: TWO_MASKS },
  { name: 'phone-ja', ...PHONE, language: 'ja' },
  { name: 'phone-dark', ...PHONE, theme: 'dark', language: 'en' },
  { name: 'zoom-200-ja', ...ZOOMED, language: 'ja' },
  { name: 'high-contrast', ...DESKTOP, language: 'en', contrast: 'more', text: TWO_MASKS },
  { name: 'forced-colors-ja', ...DESKTOP, language: 'ja', contrast: 'forced', theme: 'dark', act: tab('根拠') },

  { name: 'loading', ...DESKTOP, language: 'en', prepare: slowly },
  { name: 'failed-ja', ...DESKTOP, language: 'ja', prepare: withoutModel },
  { name: 'no-mask', ...DESKTOP, language: 'en', text: WHOLE },
  { name: 'empty-phone-ja', ...PHONE, language: 'ja', text: ' ' },
  { name: 'too-long-dark', ...DESKTOP, theme: 'dark', language: 'en', text: `[MASK]${'肺炎。'.repeat(150)}` },

  {
    name: 'tab-why',
    ...DESKTOP,
    language: 'en',
    text: '胸部CTですりガラス影があり、[MASK]肺炎を疑う。',
    act: tab('Why'),
  },
  { name: 'tab-phrases-ja', ...DESKTOP, language: 'ja', text: TOGETHER, act: tab('語句') },
  { name: 'tab-candidates', ...DESKTOP, language: 'en', act: rankCandidates },
  { name: 'tab-compare-ja', ...DESKTOP, theme: 'dark', language: 'ja', text: '男性の[MASK]。', act: compare },
  { name: 'tab-surprisal', ...DESKTOP, theme: 'dark', language: 'en', text: WHOLE, act: tab('Surprisal') },
  { name: 'tab-batch-ja', ...DESKTOP, language: 'ja', act: batch },
  { name: 'full-list', ...DESKTOP, language: 'en', act: fullList },
  { name: 'filter-diseases-phone', ...PHONE, language: 'en', act: press('Diseases') },

  { name: 'models', ...DESKTOP, language: 'en', act: press('Models') },
  { name: 'models-dark-ja', ...DESKTOP, theme: 'dark', language: 'ja', act: press('モデル') },
  { name: 'models-phone', ...PHONE, language: 'en', act: press('Models') },
  { name: 'lexicons-ja', ...DESKTOP, language: 'ja', act: press('語彙') },
  { name: 'lexicons-phone-dark', ...PHONE, theme: 'dark', language: 'en', act: press('Lexicons') },
  { name: 'history', ...DESKTOP, language: 'en', act: press('History') },
  { name: 'share-phone-ja', ...PHONE, language: 'ja', act: press('共有') },
  { name: 'examples', ...DESKTOP, language: 'en', act: press('Examples') },

  { name: 'card-mini', ...DESKTOP, language: 'en', act: press('About the models') },
  { name: 'card-official-ja', ...DESKTOP, language: 'ja', act: officialCard },
  { name: 'card-phone-dark-ja', ...PHONE, theme: 'dark', language: 'ja', act: press('モデルについて') },
  { name: 'licences', ...DESKTOP, theme: 'dark', language: 'en', act: press('Licences') },
  { name: 'shortcuts', ...DESKTOP, language: 'en', act: (page) => page.keyboard.press('?') },
  { name: 'shortcuts-phone-ja', ...PHONE, language: 'ja', act: press('キーボードショートカット') },
];

/** The model never ends to load. */
async function slowly(page: Page): Promise<void> {
  await page.context().route(/\.onnx\.data$/u, () => {});
}

async function withoutModel(page: Page): Promise<void> {
  await page.context().route(/\.onnx\.data$/u, (route) => route.abort());
}

async function rankCandidates(page: Page): Promise<void> {
  await tab('Candidates')(page);
  await page.getByRole('textbox', { name: 'Your candidates' }).fill('肺炎\n糖尿病\n甲状腺機能低下性筋症\n高血圧症');
  await press('Rank them')(page);
}

async function compare(page: Page): Promise<void> {
  await tab('比較')(page);
  await page.getByRole('tabpanel', { name: '比較' }).getByRole('textbox').first().fill('女性の[MASK]。');
}

async function batch(page: Page): Promise<void> {
  await tab('一括')(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('tabpanel').getByRole('button').first().click();
  const buffer = Buffer.from(`${ROWS.join('\n')}\n`);
  await (await chooser).setFiles({ name: 'sentences.txt', mimeType: 'text/plain', buffer });
  await press('実行')(page);
}

async function fullList(page: Page): Promise<void> {
  await press('Full list')(page);
  await page.getByRole('dialog').getByRole('searchbox').fill('肺炎');
}

async function officialCard(page: Page): Promise<void> {
  await press('モデルについて')(page);
  await tab('JMedRoBERTa base')(page);
}
