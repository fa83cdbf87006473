import type { IpadicEntry } from './kuromoji-data.ts';

/**
 * The order in which MeCab tries words of the same surface, which decides ties: that of IPADIC's CSV files when
 * PyPI's `ipadic` was compiled, and of the lines within each. kuromoji read the files in another order (the lines
 * within each are the same), so a word's file is told from its part of speech.
 *
 * Read off PyPI ipadic's sys.dic: of the 325,871 surfaces none contradicts it (`npm run parity` compares all of them).
 */
const CSV_FILES = [
  '形容詞',
  '名詞,形容動詞語幹',
  '名詞,一般',
  '名詞,代名詞',
  '名詞,固有名詞,組織',
  '名詞,動詞非自立的',
  '名詞,引用文字列',
  '名詞,接尾',
  '名詞,副詞可能',
  '名詞,接続詞的',
  '動詞',
  '感動詞',
  '名詞,非自立',
  '接続詞',
  '名詞,ナイ形容詞語幹',
  '名詞,特殊',
  '助詞',
  // Postp-col.csv, apart from the other particles.
  '助詞,格助詞,連語',
  '名詞,固有名詞,人名',
  '副詞',
  'フィラー',
  '連体詞',
  '名詞,固有名詞,地域',
  'その他',
  '名詞,固有名詞,一般',
  '名詞,サ変接続',
  '接頭詞',
  '助動詞',
  '名詞,数',
  '記号',
];
const rankOfFile = new Map(CSV_FILES.map((file, rank) => [file, rank]));

/** Of the CSV file that a word with these features comes from. */
export function fileRank({ features }: IpadicEntry): number {
  const parts = features.split(',');
  for (const length of [3, 2, 1]) {
    const rank = rankOfFile.get(parts.slice(0, length).join(','));
    if (rank !== undefined) return rank;
  }
  throw new Error(`No CSV file of IPADIC is known for: ${features}`);
}
