import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Encoding, Span, Word } from '../../engine/wordpiece/encoding.ts';
import { useRoving } from '../roving.ts';
import { focusSentence } from '../sentence-element.ts';
import { useApp } from '../store/context.tsx';

/** Words shown at most; a text far over the model's limit has thousands. */
const MOST_WORDS = 600;

/** The sentence cut into words as the model's tokenizer cuts it. A click on one masks it. */
export function Reading() {
  const { t } = useTranslation();
  const reading = useApp((state) => state.reading);
  const text = useApp((state) => state.history.present.text);
  const mask = useApp((state) => state.mask);
  if (!reading || reading.words.length === 0 || text.trim() === '') return null;
  const isCurrent = reading.text === text;
  const onMask = ({ start, end }: Span, event: MouseEvent) => {
    // While the words lag behind the text their places in it are not known.
    if (!isCurrent) return;
    mask({ start, end });
    // By keyboard: the word that had the focus is gone.
    if (event.detail === 0) focusSentence();
  };
  return (
    <section className="reading" aria-labelledby="reading-label">
      <h2 id="reading-label" className="label">
        {t('reading.label')}
        <span className="label-hint">{t('reading.hint')}</span>
      </h2>
      <Words reading={reading} onMask={onMask} />
    </section>
  );
}

interface WordsProps {
  readonly reading: Encoding;
  onMask(span: Span, event: MouseEvent): void;
}

const Words = memo(function Words({ reading, onMask }: WordsProps) {
  const { t } = useTranslation();
  const shown = reading.words.slice(0, MOST_WORDS);
  const roving = useRoving(shown.filter((word) => !isMask(word)).length);
  let masks = 0;
  let buttons = 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys move the focus among the buttons inside
    <div className="words" lang="ja" onKeyDown={roving.onKeyDown}>
      {shown.map((word) => {
        const key = word.span.start;
        if (isMask(word)) {
          masks++;
          const label = t('reading.mask', { number: masks });
          return (
            <span
              key={key}
              className="word mask-mark"
              role="img"
              aria-label={label}
              title={label}
              data-mask={masks % 4}
            >
              {masks}
            </span>
          );
        }
        const surface = word.surface.trim() === '' ? t('reading.space') : word.surface;
        return (
          <button
            key={key}
            type="button"
            className="word"
            data-source={word.source.kind}
            tabIndex={roving.tabIndex(buttons++)}
            aria-label={t('reading.maskWord', { word: surface })}
            onClick={(event) => onMask(word.span, event)}
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
