import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minimalPair } from '../../../engine/compare/minimal-pair.ts';

/** Words that texts about patients are often compared by. */
const PAIRS = [
  ['男性', '女性'],
  ['40歳', '80歳'],
  ['男児', '女児'],
  ['急性', '慢性'],
  ['右', '左'],
] as const;

interface SwapsProps {
  /** The first sentence. */
  readonly text: string;
  onSwap(text: string): void;
}

/** Makes the second sentence from the first by changing one word. */
export function Swaps({ text, onSwap }: SwapsProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const both = PAIRS.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]);
  const swaps = both.flatMap(([a, b]) => {
    const pair = minimalPair(text, a, b);
    return pair ? [{ a, b, swapped: pair.b }] : [];
  });
  const own = minimalPair(text, from, to);
  return (
    <fieldset className="swaps">
      <legend>{t('compare.swap')}</legend>
      {swaps.map(({ a, b, swapped }) => (
        <button
          key={`${a} ${b}`}
          type="button"
          className="button"
          lang="ja"
          aria-label={t('compare.swapWord', { from: a, to: b })}
          onClick={() => onSwap(swapped)}
        >
          {a}
          <ArrowRight aria-hidden size={14} />
          {b}
        </button>
      ))}
      <span className="own-swap">
        <input
          className="text-field"
          lang="ja"
          aria-label={t('compare.from')}
          placeholder={t('compare.from')}
          value={from}
          onChange={({ currentTarget: { value } }) => setFrom(value)}
        />
        <ArrowRight aria-hidden size={14} />
        <input
          className="text-field"
          lang="ja"
          aria-label={t('compare.to')}
          placeholder={t('compare.to')}
          value={to}
          onChange={({ currentTarget: { value } }) => setTo(value)}
        />
        <button type="button" className="button" disabled={!own} onClick={() => own && onSwap(own.b)}>
          {t('compare.apply')}
        </button>
      </span>
    </fieldset>
  );
}
