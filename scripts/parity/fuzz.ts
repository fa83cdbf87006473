import { randomOf } from '../../src/engine/random.ts';

/** Characters of every category of char.def, those that the rules tell apart, and some that no table has. */
const CHARACTERS = [
  ...'あいうのはがをにへとらりるっゃゅょんゝゞーアイウエオカガァッャンヴヶ・ｱｶﾞﾟｰ一二三十百千万億〇肺癌糖尿病患者診断検査々〆',
  ...'０１２３９89８ABzＡＢｚéñΑΒΩαβЖдя、。，．（）「」『』！？%％℃㎎①ⅣⅫ→＝＋+-=/～〜…　 \t\r\v\f',
  ...'\u0085\u00a0\u3099\u309a\u200b\ufeff\ufffd\uffff\u{20bb7}\u{1f600}\u{1f1ef}\u{e0100}゛゜',
];

/**
 * Strings of all kinds: single characters mixed, runs of one, pieces of real sentences, and all of these in turn.
 * @param sentences whose pieces are used
 */
export function* fuzzTexts(seed: number, count: number, sentences: readonly string[]): Generator<string> {
  const random = randomOf(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const character = () => CHARACTERS[below(CHARACTERS.length)] as string;
  const run = () => character().repeat(1 + below(random() < 0.1 ? 40 : 4));
  const piece = () => {
    const letters = [...(sentences[below(sentences.length)] as string)];
    const start = below(letters.length);
    return letters.slice(start, start + 1 + below(8)).join('');
  };
  const kinds = [character, run, piece, () => [character, run, piece][below(3)]?.() ?? ''];
  for (let made = 0; made < count; made++) {
    const kind = kinds[below(kinds.length)] as () => string;
    yield Array.from({ length: 1 + below(16) }, kind).join('');
  }
}

/**
 * A user dictionary in MeCab's CSV, full of ties and overlaps: pieces of sentences and of each other, few costs and
 * context ids, many words twice.
 */
export function tiesAndOverlaps(seed: number, entries: number, sentences: readonly string[]): string {
  const random = randomOf(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const costs = [-2000, 0, 3000, 3000, 3000, 5000];
  const ids = [1285, 1285, 1285, 1283, 1288, 1291, 5];
  const surfaces: string[] = [];
  const times = new Map<string, number>();
  const lines: string[] = [];
  while (lines.length < entries) {
    const letters = [...(sentences[below(sentences.length)] as string)];
    const start = below(letters.length);
    const fresh = letters
      .slice(start, start + 1 + below(6))
      .join('')
      .replace(/[",\s[\]]/g, '');
    const again = surfaces[below(surfaces.length)] ?? '';
    const surface = [fresh, fresh, again, again + fresh, fresh + again][below(5)]?.slice(0, 12) ?? '';
    if (surface === '' || /[\ud800-\udbff]$/.test(surface)) continue;
    // mecab-dict-index loses words of a surface that has more than 255.
    const before = times.get(surface) ?? 0;
    if (before === 255) continue;
    times.set(surface, before + 1);
    surfaces.push(surface);
    const id = ids[below(ids.length)];
    lines.push(`${surface},${id},${id},${costs[below(costs.length)]},名詞,一般,*,*,*,*,${surface},*,*`);
  }
  return `${lines.join('\n')}\n`;
}
