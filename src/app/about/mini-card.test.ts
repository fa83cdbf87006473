import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/paths.ts';
import { about as en } from '../i18n/en/about.ts';
import { about as ja } from '../i18n/ja/about.ts';
import { HELD_OUT } from './held-out.ts';
import { parseMiniCard } from './mini-card.ts';

let card = '';
beforeAll(async () => {
  card = await readFile(join(ROOT, 'models/jmed-mini/README.md'), 'utf8');
});

it("the figures are those of the model's card", () => {
  const mini = parseMiniCard(card);
  for (const written of ['16.8 million', '4,855', '22 %', '8,192 tokens', '37 M tokens'])
    expect(card).toContain(written);
  expect(mini).toMatchObject({
    collected: 16.8e6,
    composed: 0.8e6,
    lexiconWords: 4855,
    maskedShare: 0.22,
    lengths: [128, 256],
    batchTokens: 8192,
    peakRate: 2e-3,
    seenTokens: 37e6,
  });
  const rows = card.split('\n').filter((line) => /^\| .* %/u.test(line));
  expect(mini.scores).toHaveLength(rows.length);
  for (const [index, { masks, top1, top10, loss }] of mini.scores.entries()) {
    for (const value of [masks.toLocaleString('en'), (100 * top1).toFixed(1), (100 * top10).toFixed(1), loss]) {
      expect(rows[index]).toContain(String(value));
    }
  }
  expect(mini.sources.length).toBe(card.slice(card.indexOf('## Licence')).match(/^- /gmu)?.length);
});

it('a card that is written otherwise is not read in part', () => {
  expect(() => parseMiniCard(card.replace('million pieces', 'M pieces'))).toThrow('no longer');
});

it('every text of the held-out figures has a name in both languages, the English one as the card has it', () => {
  const texts = parseMiniCard(card).scores.map(({ text }) => text);
  expect(Object.keys(HELD_OUT)).toEqual(texts);
  for (const [text, key] of Object.entries(HELD_OUT)) {
    expect(en.about.mini.heldOut[key].toLowerCase()).toBe(text.toLowerCase());
    expect(ja.about.mini.heldOut[key]).not.toBe('');
  }
});
