import type { ask as en } from '../en/ask.ts';
import type { TranslationOf } from '../translation.ts';

export const ask: TranslationOf<typeof en> = {
  ask: {
    label: '文について調べる',
    tabs: { tokens: 'トークン', why: '根拠', surprisal: '意外さ' },
    needsMask: '予測のあるマスクがまだないため、調べられません。',
    running: '計算中',
    of: '{{done}} / {{total}}',
    stop: '中止',
  },
  why: {
    intro: '語を一つずつマスクして、予測の確率がどれだけ変わるかを調べます。',
    choose: '調べる予測',
    prediction: 'マスク {{mask}}・{{rank}} 位：{{word}}（{{probability}}）',
    words: '予測を支持する語と支持しない語',
    hint: '語を指すと数値を表示します。',
    for: '「{{word}}」は支持：{{change}}（なければ確率は {{times}} 分の 1）',
    against: '「{{word}}」は不支持：{{change}}（なければ確率は {{times}} 倍）',
    legend: '凡例',
    legendFor: '上：予測を支持',
    legendAgainst: '下：予測を支持しない',
    scale: '最も長い棒：対数確率 {{change}} nat',
  },
  surprisal: {
    intro: 'トークンを一つずつマスクして、そこにある語をモデルがどれほど予想していなかったかを調べます。',
    needsWhole: '意外さはマスクのない文について計算します。マスクを埋めるか、マスクのない文を入力してください。',
    words: '語ごとの意外さ',
    hint: '語を指すと数値を表示します。',
    word: '「{{word}}」：{{bits}} ビット',
    unknown: '「{{word}}」：{{bits}} ビット（未知トークン [UNK] としての値）',
    perplexity: '疑似パープレキシティ',
    likelihood: '疑似対数尤度（nat）',
    unknownTokens_other: '未知のトークンが {{count}} 個あり、実際より易しい文に見える値です。',
  },
};
