import type { Translation } from './translation.ts';

export const ja: Translation = {
  app: {
    title: 'JMed Mask',
    description: '日本語の医療文の伏せた語を、お使いの端末の中で予測します',
    skip: '文の入力欄へ',
  },
  settings: {
    label: '設定',
    model: 'モデル',
    device: '実行環境',
    devices: { auto: '自動', webgpu: 'WebGPU', wasm: 'WASM' },
    language: '言語',
    theme: '配色',
    themes: { system: 'システムに合わせる', light: 'ライト', dark: 'ダーク' },
  },
  sentence: {
    label: '文',
    placeholder: '予測したい語を [MASK] にした日本語の医療文',
    mask: 'MASK',
    maskHint: 'カーソル位置に [MASK] を入れる（選択中は置き換える）',
    undo: '元に戻す',
    redo: 'やり直す',
    examples: '例文',
  },
  reading: {
    label: 'モデルの読み方',
    hint: '語をクリックするとマスクします',
    maskWord: '「{{word}}」をマスク',
    mask: 'マスク {{number}}',
    space: '空白',
    more_other: 'ほか {{count}} 語',
  },
  results: {
    label: '予測',
    mask: 'マスク {{number}}',
    rank: '順位',
    word: '語',
    probability: '確率',
    fill: 'マスク {{number}} を「{{word}}」で埋める',
    rows: '行数',
    announce: 'マスク {{number}}：{{word}}、{{probability}}。',
    busy: '計算中…',
  },
  badge: {
    webgpu: 'WebGPU',
    wasm_other: 'WASM・{{count}} スレッド',
    tokens_other: '{{count}} トークン',
  },
  fallback: {
    'no-webgpu': 'このブラウザーには WebGPU がないため、WASM で実行しています。',
    'no-adapter': 'WebGPU で使える GPU がないため、WASM で実行しています。',
    'adapter-failed': 'GPU が応答しないため、WASM で実行しています。',
    'start-failed': 'WebGPU でモデルを起動できなかったため、WASM で実行しています。',
    'device-lost': 'GPU が使えなくなったため、WASM に切り替えました。',
    other: 'WebGPU を使えないため（{{reason}}）、WASM で実行しています。',
  },
  done: {
    filled: 'マスク {{mask}} を「{{word}}」で埋めました。',
    masked: '「{{word}}」をマスクしました。',
    undo: '元に戻す',
  },
  restarted: {
    title: '計算処理が停止したため、再起動しました。',
    text: '入力した文はそのままです。',
    dismiss: '閉じる',
  },
  loading: {
    title: '{{model}} を読み込んでいます',
    starting: '{{model}} を起動しています',
    bytes: '{{loaded}} / {{total}}',
    done: '完了',
    parts: { dictionary: '辞書', lexicon: '病名語彙', models: 'モデル', ort: '実行エンジン' },
  },
  errors: {
    empty: {
      title: '文を入力してください',
      text: '日本語の医療文を入力するか貼り付けて、予測したい語を [MASK] にしてください。',
    },
    'no-mask': {
      title: 'まだマスクがありません',
      text: '予測したい語の位置にマスクを入れてください。上の語をクリックするか、カーソル位置に挿入できます。',
    },
    'too-long': {
      title: '文が長すぎます',
      text_other:
        'モデルが読めるのは {{limit}} トークンまでですが、この文は {{tokens}} トークンで、{{count}} トークン超えています。切り捨てはしないので、文を短くしてください。',
    },
    'no-target': { title: '候補がありません', text: '指定された語はどれも候補にできません。' },
    'bad-checkpoint': { title: 'モデルが壊れています', text: 'ファイルの内容が正しくありません。' },
    'unsupported-config': {
      title: 'この種類のモデルには対応していません',
      text: 'ファイルに問題はありませんが、ここでは実行できないモデルです。',
    },
    'bad-lexicon': { title: '語彙ファイルを読めません', text: '対応している形式ではありません。' },
    'not-found': {
      title: 'ファイルが見つかりません',
      text: 'サーバーに「{{what}}」がありません。ページの設置が不完全かもしれません。',
    },
    'corrupt-file': {
      title: 'ファイルが壊れています',
      text: '「{{file}}」の内容が正しくないため、使いませんでした。',
    },
    network: {
      title: 'ファイルを読み込めません',
      text: '「{{file}}」が届きませんでした。接続を確かめて、もう一度お試しください。',
    },
    runtime: {
      title: '{{device}} でモデルを実行できません',
      text: '起動できなかったか、実行中に失敗しました。もう一度試すと、新しく起動し直します。',
    },
    worker: {
      title: '計算処理が動きません',
      text: '続けて何度も停止したか、起動できませんでした。',
    },
    cancelled: { title: '中止しました', text: '処理を中止しました。' },
    usage: { title: '指定が正しくありません', text: 'できない操作が指定されました。' },
    unexpected: { title: '問題が起きました', text: '想定していない問題です。もう一度お試しください。' },
  },
  actions: {
    insertMask: '[MASK] を挿入',
    example: '例文を使う',
    retry: 'もう一度試す',
    useWasm: 'WASM で実行',
  },
  kept: '入力した文はそのままです。',
  footer: {
    research: '研究用です。診断には使えません。',
    private: '入力した文は端末の外に出ません。',
    requests_other: '読み込み後の通信 {{count}} 回',
  },
};
