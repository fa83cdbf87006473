import type { list as en } from '../en/list.ts';
import type { TranslationOf } from '../translation.ts';

export const list: TranslationOf<typeof en> = {
  list: {
    filter: '表示する語',
    kinds: { all: 'すべて', words: '単語のみ', diseases: '病名のみ' },
    chapter: 'ICD-10 の章',
    anyChapter: 'ICD-10…',
    open: '全リスト',
    title: '全リスト',
    close: '閉じる',
    mask: 'マスク',
    search: '何位の語か調べる',
    rows: '順位順の語（Enter でマスクを埋める）',
    shown: '全 {{total}} トークンのうち上位 {{shown}} 件です。検索は全体が対象です。',
    filtered_other: '{{total}} トークン中 {{shown}} 件。合計の確率は {{mass}} です。',
    exact: '「{{word}}」は {{rank}} 位、確率 {{probability}} です。',
    pieces: '「{{word}}」は一つのトークンではありません。断片とその順位：{{pieces}}',
    none: '該当するトークンはありません。',
    ofAll: '全体では {{rank}} 位',
  },
};
