import { useState } from 'react';
import type { Word } from '../../../engine/wordpiece/encoding.ts';
import { useRoving } from '../../roving.ts';
import { MOST_WORDS, stableKeys } from '../../tokens/rows.ts';

/** A figure of one word, drawn above it when positive and below it when negative. */
export interface WordFigure {
  readonly value: number;
  /** The word and its figure, in words. */
  readonly label: string;
}

interface WordBarsProps {
  readonly label: string;
  readonly words: readonly Word[];
  /** By the word's index. */
  readonly figures: ReadonlyMap<number, WordFigure>;
  /** What the longest bar stands for. */
  readonly highest: number;
  /** Some words speak against: there is room below too. */
  readonly isSigned: boolean;
  /** Shown until a word is pointed at. */
  readonly hint: string;
}

/** A sentence's words with a bar each; pointing at a word or focusing it tells its figure. */
export function WordBars({ label, words, figures, highest, isSigned, hint }: WordBarsProps) {
  const [told, setTold] = useState<number>();
  const shown = words.slice(0, MOST_WORDS);
  const keys = stableKeys(shown.map(({ surface }) => surface));
  const roving = useRoving(shown.filter((_, index) => figures.has(index)).length);
  let masks = 0;
  let buttons = 0;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of words is no form's fieldset */}
      <div
        className="bars"
        role="group"
        aria-label={label}
        lang="ja"
        data-signed={isSigned}
        onKeyDown={roving.onKeyDown}
      >
        {shown.map(({ surface, source }, index) => {
          const figure = figures.get(index);
          const isMask = source.kind === 'special' && surface === '[MASK]';
          if (isMask) masks += 1;
          if (!figure) {
            return (
              <span
                key={keys[index]}
                className={isMask ? 'word-bar mask-mark' : 'word-bar'}
                data-mask={isMask ? masks % 4 : undefined}
              >
                {isMask ? masks : surface}
              </span>
            );
          }
          const share = highest > 0 ? Math.min(1, Math.abs(figure.value) / highest) : 0;
          return (
            <button
              key={keys[index]}
              type="button"
              className="word-bar"
              data-word={index}
              data-sign={figure.value < 0 ? 'against' : 'for'}
              style={{ '--share': share } as React.CSSProperties}
              tabIndex={roving.tabIndex(buttons++)}
              aria-label={figure.label}
              onFocus={() => setTold(index)}
              onPointerEnter={() => setTold(index)}
            >
              {surface.trim() === '' ? '␣' : surface}
            </button>
          );
        })}
      </div>
      <p className="bars-told">{(told !== undefined && figures.get(told)?.label) || hint}</p>
    </>
  );
}
