import { type MouseEvent, memo, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { Word } from '../../engine/wordpiece/encoding.ts';
import type { ReadText } from '../../worker/reader.ts';
import { shownReading } from '../first-answer/shown.ts';
import { useRoving } from '../roving.ts';
import { useApp } from '../store/context.tsx';
import { MOST_WORDS, stableKeys } from '../tokens/rows.ts';
import { useSourceName } from './use-source-name.ts';
import { useWordAction, useWordsBehindMasks } from './use-word-actions.ts';

/** The sentence cut into words as the model's tokenizer cuts it. A click on one masks it, a click on its mask puts it back. */
export function Reading() {
  const { t } = useTranslation();
  const newest = useApp(shownReading);
  // Typing goes first: a long text's words are drawn when there is time.
  const reading = useDeferredValue(newest);
  const text = useApp((state) => state.history.present.text);
  const onWord = useWordAction(reading?.text ?? '');
  const behind = useWordsBehindMasks();
  // A text that is too long isn't even cut into words.
  const isAwaited = useApp(({ engine, problem }) => engine.phase !== 'failed' && problem?.code !== 'text-too-long');
  if (text.trim() === '' || (!reading && !isAwaited)) return null;
  return (
    <section className="reading" aria-labelledby="reading-label">
      <h2 id="reading-label" className="label">
        {t('reading.label')}
        <span className="label-hint">{t('reading.hint')}</span>
      </h2>
      {/* The words' place is kept free until they have been read. */}
      {reading ? <Words reading={reading} behind={behind} onWord={onWord} /> : <div className="words" />}
    </section>
  );
}

interface WordsProps {
  readonly reading: ReadText;
  /** The word behind each mask, where there is one. */
  readonly behind: readonly (string | undefined)[];
  onWord(word: number, event: MouseEvent): void;
}

const Words = memo(function Words({ reading, behind, onWord }: WordsProps) {
  const { t } = useTranslation();
  const sourceName = useSourceName(reading.lexicons);
  const shown = reading.words.slice(0, MOST_WORDS);
  const keys = stableKeys(shown.map(({ surface }) => surface));
  const restorable = behind.filter((word) => word !== undefined).length;
  const roving = useRoving(shown.filter((word) => !isMask(word)).length + restorable);
  let masks = 0;
  let buttons = 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys move the focus among the buttons inside
    <div className="words" lang="ja" onKeyDown={roving.onKeyDown}>
      {shown.map((word, index) => {
        const key = keys[index];
        if (isMask(word)) {
          const original = behind[masks];
          masks++;
          const mark = { className: 'word mask-mark', 'data-mask': masks % 4, 'data-word': index };
          if (original === undefined) {
            const label = t('reading.mask', { number: masks });
            return (
              <span key={key} {...mark} role="img" aria-label={label} title={label}>
                {masks}
              </span>
            );
          }
          const label = t('reading.restore', { number: masks, word: original });
          return (
            <button
              key={key}
              type="button"
              {...mark}
              tabIndex={roving.tabIndex(buttons++)}
              aria-label={label}
              title={label}
              onClick={(event) => onWord(index, event)}
            >
              {masks}
            </button>
          );
        }
        const { kind } = word.source;
        const lexicon = word.source.kind === 'lexicon' ? word.source.index : undefined;
        const surface = word.surface.trim() === '' ? t('reading.space') : word.surface;
        return (
          <button
            key={key}
            type="button"
            className="word"
            data-word={index}
            data-source={kind}
            data-lexicon={lexicon === undefined ? undefined : lexicon % 3}
            tabIndex={roving.tabIndex(buttons++)}
            aria-label={t('reading.maskWord', { word: surface })}
            title={sourceName(kind, lexicon)}
            onClick={(event) => onWord(index, event)}
          >
            {word.surface.trim() === '' ? '␣' : word.surface}
          </button>
        );
      })}
      {reading.words.length > MOST_WORDS && (
        <span className="words-more">{t('reading.more', { count: reading.words.length - MOST_WORDS })}</span>
      )}
    </div>
  );
});

function isMask(word: Word): boolean {
  return word.source.kind === 'special' && word.surface === '[MASK]';
}
