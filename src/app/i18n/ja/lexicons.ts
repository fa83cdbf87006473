import type { lexicons as en } from '../en/lexicons.ts';
import type { TranslationOf } from '../translation.ts';

export const lexicons: TranslationOf<typeof en> = {
  lexicons: {
    intro: '語彙にある語は、モデルが学習したとおり、ひとまとまりに読まれます。',
    close: '閉じる',
    add: 'ファイルを追加…',
    formats: 'MeCab のユーザー辞書（.dic、.csv）か .tsv の一覧。ページのどこにでもドロップできます。',
    reading: '{{name}} を読み込んでいます',
    building: '{{name}} を組み立てています',
    refused: '{{name}} は追加しませんでした',
    dismiss: '閉じる',
    list: '語彙（順番どおり）',
    withModel: 'モデルに付属',
    entries_other: '{{entries}} 語',
    use: '{{name}} を使う',
    up: '{{name}} を上へ',
    down: '{{name}} を下へ',
    remove: '{{name}} を削除',
    ownHint: '1 行に 1 語。TSV や CSV の行（語、読み、ICD-10、標準病名、英語）でも書けます。',
    inUse_other: '{{words}} 語を使用中',
    badLines_other: '次の {{count}} 行は使いません：',
    moreLines_other: 'ほか {{count}} 行',
    export: 'TSV に書き出す',
    kept: {
      opfs: 'この端末のこのブラウザーの中だけに保存しています。',
      cache: 'この端末のこのブラウザーの中だけに保存しています。',
      memory: 'このブラウザーでは保存できません。語彙と自分の語は、ページを閉じると消えます。',
    },
  },
};
