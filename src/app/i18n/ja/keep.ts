import type { keep as en } from '../en/keep.ts';
import type { TranslationOf } from '../translation.ts';

export const keep: TranslationOf<typeof en> = {
  keep: {
    past: '履歴',
    close: '閉じる',
    keep: 'この端末に残す',
    kept: '文はこの端末のこのブラウザーだけに残ります。消去するか、オフにすると消えます。',
    notKept: '文はページを閉じるまで残ります。',
    search: '文を検索',
    sentences: 'これまでの文',
    empty: '試した文がここに並びます。',
    notFound: '該当する文はありません。',
    forget: '「{{text}}」を履歴から消す',
    clear: 'すべて消去',
    share: '共有',
    link: '文を含むリンクをコピー',
    python: 'Python コードをコピー',
    rows: '予測の行をコピー',
    json: 'JSON で保存',
  },
};
